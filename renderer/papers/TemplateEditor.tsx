import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Alert, App, Button, Select } from 'antd'
import { useRef, useState } from 'react'
import { provinces } from '../../domain/identifiers/province.ts'
import {
  inProvince,
  type PaperOffer,
  type PaperTemplate,
  type PlacedBlock,
  placeholderGroups,
} from '../../domain/papers/index.ts'
import { inOneLine } from '../app/desk.ts'
import { aside, listed } from '../app/phrases.ts'
import { go, hrefClient } from '../app/route.ts'
import { today } from '../app/store.ts'
import { useClientForm } from '../clients/fields/FormContext.ts'
import {
  type BlockText,
  faultsOf,
  textsOf,
  withoutBlock,
  withParagraphAfter,
  withText,
  withTitle,
  withTopic,
} from './edit.ts'
import { LeftTemplate } from './LeftTemplate.tsx'
import { type Caret, TemplateText } from './TemplateText.tsx'
import { changeDraft, resetTemplate, saveTemplate, setDraft, useTemplates } from './templates.ts'
import { words } from './words.ts'

const { editor: say } = words

type Edit = (change: (template: PaperTemplate) => PaperTemplate) => void

interface TemplateEditorProps {
  readonly offer: PaperOffer
  /** as it is being edited */
  readonly template: PaperTemplate
  readonly province: string
}

/** Changes the words of a template, block by block, for every client from then on; the preview beside it follows. */
export function TemplateEditor({ offer, template, province }: TemplateEditorProps) {
  const paper = inProvince(template, province)
  const edit: Edit = (change) => changeDraft(offer.template, change)
  const caret = useRef<Caret>(undefined)
  const topicName = offer.subject.topic?.name
  const topic = template.topics.find(({ name }) => name === topicName)

  return (
    <section className="template-editor" aria-label={say.title(offer.template.name)}>
      <h2>{say.title(offer.template.name)}</h2>
      <p className="quiet">{say.what}</p>
      <EditorActions offer={offer} template={template} province={province} />
      <LeftTemplate saved={offer.template} />
      <Insert caret={caret} />
      <TemplateText
        label={say.name}
        kind="title"
        text={paper.title}
        caret={caret}
        commit={(text) => edit((now) => withTitle(now, province, text))}
      />
      {topic && (
        <TemplateText
          label={say.topic(topic.name)}
          kind="text"
          text={topic.text}
          caret={caret}
          commit={(text) => edit((now) => withTopic(now, topic.name, text))}
        />
      )}
      {paper.blocks.map((placed) => (
        <BlockCard
          key={`${placed.variant ?? ''} ${placed.block.id}`}
          placed={placed}
          template={template}
          edit={edit}
          caret={caret}
        />
      ))}
    </section>
  )
}

interface BlockCardProps {
  readonly placed: PlacedBlock
  readonly template: PaperTemplate
  readonly edit: Edit
  readonly caret: React.RefObject<Caret | undefined>
}

function BlockCard({ placed, template, edit, caret }: BlockCardProps) {
  const { block, variant } = placed
  const kind = say.blocks[block.type]
  const where = variant === undefined ? [] : (template.variants[variant]?.provinces ?? [])
  const names = listed(where.map((key) => provinces.find((one) => one.key === key)?.name ?? key))
  const labelOf = ({ kind: of, number }: BlockText) => say.texts[of].replace('{n}', String(number))
  const texts = textsOf(block)
  return (
    <fieldset className={`template-block template-${block.type}`}>
      <legend>
        {kind}
        {block.for && <span className="paper-mark">{say.audience[block.for]}</span>}
        {names !== '' && <span className="paper-mark">{say.variant(names)}</span>}
      </legend>
      <div className="template-texts">
        {texts.map((one) => (
          <TemplateText
            key={one.path.join('.')}
            label={texts.length === 1 ? kind : labelOf(one)}
            labelHidden={texts.length === 1}
            kind={one.kind}
            text={one.text}
            caret={caret}
            commit={(text) => edit((now) => withText(now, placed, one.path, text))}
          />
        ))}
      </div>
      <div className="template-block-actions">
        {block.type !== 'sign' && (
          <Button
            type="text"
            size="small"
            icon={<PlusOutlined aria-hidden />}
            onClick={() => edit((now) => withParagraphAfter(now, placed, say.added))}
          >
            {say.add}
          </Button>
        )}
        {block.type !== 'sign' && (
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined aria-hidden />}
            onClick={() => edit((now) => withoutBlock(now, placed))}
          >
            {say.remove}
          </Button>
        )}
      </div>
    </fieldset>
  )
}

/** Offers every placeholder, and puts the chosen one where the caret last stood. */
function Insert({ caret }: { caret: React.RefObject<Caret | undefined> }) {
  const groups = placeholderGroups.map(({ group, names }) => ({
    label: group,
    options: names.map((name) => ({ value: name, label: name })),
  }))
  return (
    <Select
      className="template-insert"
      aria-label={say.insert}
      placeholder={say.insert + aside(say.insertHow)}
      value={null}
      showSearch
      options={groups}
      onSelect={(name) => name !== null && caret.current?.insert(`{${name}}`)}
    />
  )
}

function EditorActions({ offer, template, province }: TemplateEditorProps) {
  const { client } = useClientForm()
  const { message, modal } = App.useApp()
  const [busy, setBusy] = useState(false)
  const changed = useTemplates(({ drafts }) => drafts.has(template.key))
  const faults = faultsOf(template, province)
  const leave = () => go(hrefClient(client.id, 'papers', offer.key))

  const run = async (work: () => Promise<void>, done: string) => {
    setBusy(true)
    try {
      await work()
      message.success(done)
      leave()
    } catch (error) {
      message.error(inOneLine(error))
    } finally {
      setBusy(false)
    }
  }
  const save = () => {
    const origin = { ...template.origin, wording: 'agency' as const }
    const variants = template.variants.map((one) =>
      one.origin === undefined ? one : { ...one, origin: { ...one.origin, wording: 'agency' as const } },
    )
    void run(() => saveTemplate({ ...template, origin, variants, date: today() }), say.kept(template.name))
  }
  const reset = () =>
    modal.confirm({
      title: say.resetSure,
      content: say.resetWhat,
      okText: say.resetYes,
      cancelText: say.cancel,
      onOk: () => run(() => resetTemplate(template), say.restored(template.name)),
    })

  return (
    <div className="template-actions">
      <Button type="primary" disabled={!changed || faults > 0} loading={busy} onClick={save}>
        {say.keep}
      </Button>
      {changed && <Button onClick={() => setDraft(template.key, undefined)}>{say.discard}</Button>}
      {offer.own && offer.shipped && <Button onClick={reset}>{say.reset}</Button>}
      <Button type="text" onClick={leave}>
        {changed ? say.backKept : say.back}
      </Button>
      {faults > 0 && <Alert type="error" showIcon title={say.faults(faults)} />}
    </div>
  )
}
