import { CheckOutlined, CopyOutlined, EyeOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { FillingField } from '../../domain/filling/index.ts'
import type { Filling } from './useFilling.ts'
import { words } from './words.ts'

interface FillingRowProps {
  readonly field: FillingField
  /** of the section, so that one name among several says whose it is */
  readonly section: string
  readonly filling: Filling
  readonly onCopied: (button: HTMLElement) => void
  /** goes so many copy buttons on from this one */
  readonly onStep: (button: HTMLElement, by: number) => void
  readonly onFill: (path: string) => void
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

/** One field: what it is called, what goes in, and the button that copies it. */
export function FillingRow({ field, section, filling, onCopied, onStep, onFill }: FillingRowProps) {
  const { label, value, masked, missing, hint, path } = field
  const whole = `${section} ${label}`
  const isCopied = filling.isCopied(field)
  const isShown = filling.isShown(field)
  const copy = async (button: HTMLElement) => {
    if (await filling.copy(field)) onCopied(button)
  }
  return (
    <li className={`filling-row${isCopied ? ' filling-copied' : ''}`}>
      <span className="quiet" lang="zh-CN">
        {label}
      </span>
      <span className="filling-value">
        {value === '' ? (
          <span className={missing ? 'severity-reject' : 'quiet'}>{missing ? words.lacking : words.optional}</span>
        ) : (
          <b className="digits" lang="zh-CN">
            {isShown ? value : masked}
          </b>
        )}
        {hint !== '' && (
          <small className="quiet" lang="zh-CN">
            {hint}
          </small>
        )}
      </span>
      <span className="filling-acts">
        {!isShown && (
          <Button
            type="text"
            size="small"
            icon={<EyeOutlined aria-hidden />}
            aria-label={words.show(whole)}
            title={words.showWhat}
            onClick={() => void filling.reveal(field)}
          />
        )}
        {missing && (
          <Button size="small" type="link" aria-label={words.fillOf(whole)} onClick={() => onFill(path)}>
            {words.fill}
          </Button>
        )}
        {value !== '' && (
          <Button
            data-copy
            size="small"
            icon={isCopied ? <CheckOutlined aria-hidden /> : <CopyOutlined aria-hidden />}
            aria-label={isCopied ? words.copiedOf(whole) : words.copyOf(whole)}
            onClick={(event) => void copy(event.currentTarget)}
            onKeyDown={(event) => {
              const by = steps[event.key]
              if (by === undefined) return
              event.preventDefault()
              onStep(event.currentTarget, by)
            }}
          >
            {isCopied ? words.copied : words.copy}
          </Button>
        )}
      </span>
    </li>
  )
}
