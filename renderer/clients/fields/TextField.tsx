import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons'
import { Button, Input, Tooltip } from 'antd'
import { useState } from 'react'
import { words } from '../words.ts'
import { Field, type FieldProps } from './Field.tsx'
import { useClientForm } from './FormContext.ts'
import { useCommittedText } from './useCommittedText.ts'

interface TextFieldProps extends FieldProps {
  readonly value: string
  readonly commit: (text: string) => void
  readonly placeholder?: string
  readonly inputMode?: 'text' | 'tel' | 'email' | 'url' | 'numeric'
}

/** One line of text. */
export function TextField({ value, commit, placeholder, inputMode, ...field }: TextFieldProps) {
  const { hold } = useClientForm()
  const text = useCommittedText(value, commit, { onTyping: hold })
  return (
    <Field {...field}>
      {(control) => (
        <Input
          {...control}
          {...text}
          placeholder={placeholder}
          inputMode={inputMode}
          autoComplete="off"
          spellCheck={false}
        />
      )}
    </Field>
  )
}

/** Several lines of text. */
export function NoteField({ value, commit, placeholder, ...field }: TextFieldProps) {
  const { hold } = useClientForm()
  const text = useCommittedText(value, commit, { commitOnEnter: false, onTyping: hold })
  return (
    <Field {...field}>
      {(control) => (
        <Input.TextArea {...control} {...text} placeholder={placeholder} autoSize={{ minRows: 2, maxRows: 8 }} />
      )}
    </Field>
  )
}

/**
 * A personal number: shown masked until the eye is pressed, which the desk writes into the history. An empty one can
 * be filled in at once.
 * @param props.mask how it looks while hidden
 */
export function MaskedField({
  value,
  commit,
  mask,
  inputMode,
  placeholder,
  ...field
}: TextFieldProps & { readonly mask: (text: string) => string }) {
  const { revealed, toggleReveal, hold } = useClientForm()
  const text = useCommittedText(value, commit, { onTyping: hold })
  // what was typed into an empty field here is no secret to the person who typed it
  const [own, setOwn] = useState(value === '')
  const hidden = value !== '' && !own && !revealed.has(field.path)
  const eye = (
    <Tooltip title={hidden ? words.mask.logged : undefined}>
      <Button
        type="text"
        size="small"
        icon={hidden ? <EyeInvisibleOutlined aria-hidden /> : <EyeOutlined aria-hidden />}
        aria-label={hidden ? words.mask.show(field.label) : words.mask.hide(field.label)}
        aria-pressed={!hidden}
        onClick={() => (own ? setOwn(false) : toggleReveal(field.path))}
        style={{ visibility: value === '' ? 'hidden' : 'visible' }}
      />
    </Tooltip>
  )
  const shared = { suffix: eye, autoComplete: 'off', spellCheck: false }
  return (
    <Field {...field}>
      {(control) =>
        hidden ? (
          <Input
            key="hidden"
            {...control}
            {...shared}
            className="masked"
            value={mask(value)}
            readOnly
            title={words.mask.change}
          />
        ) : (
          <Input key="shown" {...control} {...shared} {...text} placeholder={placeholder} inputMode={inputMode} />
        )
      }
    </Field>
  )
}
