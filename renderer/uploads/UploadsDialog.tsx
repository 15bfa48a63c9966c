import { AutoComplete, Button, Checkbox, Empty, Modal } from 'antd'
import { useId, useMemo, useState } from 'react'
import type { Client, Order } from '../../domain/model/index.ts'
import { providerPack } from '../../domain/rules/packs/index.ts'
import {
  providerOf,
  uploadLimits,
  uploadPapers,
  usuallyWatermarked,
  watermarkOffered,
  watermarkText,
} from '../../domain/upload/index.ts'
import { openOrder } from '../../domain/workflow/index.ts'
import { law } from '../app/law.ts'
import { go, hrefFilling } from '../app/route.ts'
import { words as fillingWords } from '../filling/words.ts'
import { canSaveFolder } from './folder.ts'
import { ReasonsDialog } from './ReasonsDialog.tsx'
import { UploadRow } from './UploadRow.tsx'
import './uploads.css'
import { useUploads } from './useUploads.ts'
import { words } from './words.ts'

interface UploadsDialogProps {
  readonly client: Client
  /** the order they are for; left out = the one under way, if there is one */
  readonly order?: Order
  /** goes to a field or paper that is to be mended */
  readonly onGo: (path: string) => void
  readonly onClose: () => void
}

/** 上传副本: the client's accepted papers as its access provider takes them, looked at, and packed with the filling sheet. */
export function UploadsDialog({ client, order = openOrder(client), onGo, onClose }: UploadsDialogProps) {
  const { packs } = law()
  const [provider, setProvider] = useState(
    () => nameOf(order?.provider || providerOf(client)) || (packs.providers[0]?.name ?? ''),
  )
  const papers = useMemo(
    () => uploadPapers(client, provider, packs).filter(({ slot }) => slot !== undefined),
    [client, provider, packs],
  )
  const accepted = papers.filter(({ refusal }) => !refusal).map(({ material }) => material.id)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(accepted))
  const [watermarked, setWatermarked] = useState<ReadonlySet<string>>(() => new Set(usuallyWatermarked(papers)))
  const uploads = useUploads(client.id, order?.id ?? '')
  const { copies, busy, asked, make, save, forget } = uploads
  const providerId = useId()

  const wanted = accepted.filter((id) => chosen.has(id))
  const ready = wanted.flatMap((id) => copies.get(id) ?? []).filter(({ outcome }) => outcome !== 'refused')
  const isMade = wanted.length > 0 && wanted.every((id) => copies.has(id))
  const changeProvider = (name: string) => {
    setProvider(name)
    forget([...copies.keys()])
  }
  const mark = (id: string, on: boolean) => {
    setWatermarked(toggled(watermarked, id, on))
    forget([id])
  }
  const limits = uploadLimits(providerPack(packs, provider), provider, 'business-licence')
  const makeAll = () =>
    void make(
      provider,
      wanted,
      wanted.filter((id) => watermarked.has(id)),
    )

  return (
    <Modal
      open
      title={words.title}
      width="min(1080px, calc(100vw - 48px))"
      centered
      onCancel={onClose}
      footer={[
        <Button key="close" onClick={onClose}>
          {words.close}
        </Button>,
        <Button
          key="make"
          type={isMade ? 'default' : 'primary'}
          loading={busy === 'make'}
          disabled={wanted.length === 0 || provider.trim() === ''}
          onClick={makeAll}
        >
          {isMade ? words.remake(wanted.length) : words.make(wanted.length)}
        </Button>,
        ...(canSaveFolder()
          ? [
              <Button
                key="folder"
                loading={busy === 'folder'}
                disabled={ready.length === 0 || busy !== undefined}
                onClick={() => void uploads.packFolder(provider, ready)}
              >
                {words.saveFolder}
              </Button>,
            ]
          : []),
        <Button
          key="save"
          type={isMade ? 'primary' : 'default'}
          loading={busy === 'zip'}
          disabled={ready.length === 0 || busy !== undefined}
          onClick={() => void uploads.packZip(provider, ready)}
        >
          {words.saveAll(ready.length)}
        </Button>,
      ]}
    >
      <p className="quiet">{words.what}</p>
      <div className="uploads-provider">
        <label htmlFor={providerId}>{words.provider}</label>
        <AutoComplete
          id={providerId}
          value={provider}
          placeholder={words.otherProvider}
          options={packs.providers.map(({ name }) => ({ value: name }))}
          onChange={changeProvider}
        />
        <span className="quiet">{words.limits(limits.words)}</span>
        <Button onClick={() => go(hrefFilling(client.id, order?.id ?? '', provider))}>{fillingWords.open}</Button>
      </div>
      {papers.length === 0 ? (
        <Empty description={words.nothing} />
      ) : (
        <div className="uploads-list">
          <table>
            <thead>
              <tr>
                <th scope="col">
                  <Checkbox
                    aria-label={words.chooseAll}
                    checked={wanted.length === accepted.length && accepted.length > 0}
                    indeterminate={wanted.length > 0 && wanted.length < accepted.length}
                    onChange={({ target }) => setChosen(new Set(target.checked ? accepted : []))}
                  />
                </th>
                <th scope="col">{words.paper}</th>
                <th scope="col">{words.original}</th>
                <th scope="col">{words.watermark}</th>
                <th scope="col">{words.copy}</th>
              </tr>
            </thead>
            <tbody>
              {papers.map((paper) => {
                const { id, kind } = paper.material
                return (
                  <UploadRow
                    key={id}
                    paper={paper}
                    chosen={chosen.has(id)}
                    onChoose={(on) => setChosen(toggled(chosen, id, on))}
                    watermark={watermarkOffered(kind) ? watermarked.has(id) : undefined}
                    onWatermark={(on) => mark(id, on)}
                    copies={copies.get(id)}
                    onSave={save}
                  />
                )
              })}
            </tbody>
          </table>
        </div>
      )}
      <p className="quiet">{words.watermarkWhat(watermarkText(limits.provider))}</p>
      {asked && (
        <ReasonsDialog
          client={client}
          reasons={asked.reasons}
          busy={busy !== undefined}
          onGo={(path) => {
            onClose()
            onGo(path)
          }}
          onPack={() => void uploads.packDespite()}
          onClose={uploads.takeBack}
        />
      )}
    </Modal>
  )
}

/** A provider as its rule pack calls it: 阿里云计算有限公司 → 阿里云. */
const nameOf = (provider: string): string => providerPack(law().packs, provider)?.name ?? provider

function toggled(all: ReadonlySet<string>, id: string, on: boolean): ReadonlySet<string> {
  const next = new Set(all)
  if (on) next.add(id)
  else next.delete(id)
  return next
}
