import { Button, Result } from 'antd'
import { Component, type ErrorInfo, type ReactNode } from 'react'
import { refusalOf } from './desk.ts'
import { words } from './words.ts'

/** A fault of ours in one place must not blank the window: it is said, and the person can go on. */
export class FaultBoundary extends Component<{ readonly children: ReactNode }, { readonly fault: unknown }> {
  override readonly state = { fault: undefined }

  static getDerivedStateFromError(fault: unknown) {
    return { fault }
  }

  override componentDidCatch(fault: unknown, info: ErrorInfo) {
    console.error(fault, info.componentStack)
  }

  override render() {
    if (this.state.fault === undefined) return this.props.children
    const { message, remedy } = refusalOf(this.state.fault)
    return (
      <Result
        status="error"
        title={message}
        subTitle={remedy}
        extra={
          <Button type="primary" onClick={() => this.setState({ fault: undefined })}>
            {words.retry}
          </Button>
        }
      />
    )
  }
}
