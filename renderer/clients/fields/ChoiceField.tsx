import { Select } from 'antd'
import { bare } from '../../terms/index.ts'
import { words } from '../words.ts'
import { Field, type FieldProps } from './Field.tsx'

interface ChoiceFieldProps<T extends string> extends FieldProps {
  readonly value: T
  readonly names: Readonly<Record<T, string>>
  readonly commit: (value: T) => void
}

/** One of a fixed set; typing finds it. */
export function ChoiceField<T extends string>({ value, names, commit, ...field }: ChoiceFieldProps<T>) {
  return (
    <Field {...field}>
      {({ status, ...control }) => (
        <Select<T>
          {...control}
          status={status}
          value={value}
          options={Object.entries<string>(names).map(([key, label]) => ({ value: key as T, label }))}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={commit}
        />
      )}
    </Field>
  )
}

interface ChoicesFieldProps<T extends string> extends FieldProps {
  readonly values: readonly T[]
  readonly options: readonly { value: T; label: string }[]
  readonly commit: (values: T[]) => void
  /** words of one's own are welcome too */
  readonly free?: boolean
  readonly placeholder?: string
}

/** Several of a set. */
export function ChoicesField<T extends string>({
  values,
  options,
  commit,
  free,
  placeholder,
  ...field
}: ChoicesFieldProps<T>) {
  return (
    <Field {...field}>
      {({ status, ...control }) => (
        <Select<T[]>
          {...control}
          status={status}
          mode={free ? 'tags' : 'multiple'}
          value={[...values]}
          options={[...options]}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={placeholder}
          tokenSeparators={free ? [',', '，', '、', ' ', '\n'] : undefined}
          maxTagCount="responsive"
          labelRender={({ label, value }) => (typeof label === 'string' && !free ? bare(label) : (label ?? value))}
          onChange={commit}
        />
      )}
    </Field>
  )
}

/** 是 / 否 / nobody has looked yet. */
export function YesNoField({
  value,
  commit,
  ...field
}: FieldProps & { readonly value: '' | 'yes' | 'no'; readonly commit: (value: '' | 'yes' | 'no') => void }) {
  return <ChoiceField {...field} value={value} names={words.services.yesNo} commit={commit} />
}
