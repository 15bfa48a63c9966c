import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Fragment } from 'react'
import { type Access, type AppPlatform, appPlatformSchema, type Service } from '../../domain/model/index.ts'
import { terms } from '../terms/index.ts'
import { Block } from './Block.tsx'
import { replaceAt, setAccess, setService, withoutAt } from './edits.ts'
import { ChoiceField, ChoicesField, YesNoField } from './fields/ChoiceField.tsx'
import { ValidityField } from './fields/DateField.tsx'
import { useClientForm } from './fields/FormContext.ts'
import { TextField } from './fields/TextField.tsx'
import { words } from './words.ts'

const { fields, services: say } = words

/** 接入: where the service runs; one block more for each further provider, as 新增接入 adds them. */
export function AccessBlock({ service }: { service: Service }) {
  const { edit, offerUndo } = useClientForm()
  const { access, moreAccess } = service
  const at = `services.${service.id}`
  const putMore = (more: Access[]) => edit(setService(service.id, { moreAccess: more }))
  return (
    <>
      <Block title={say.accessTitle} path={`${at}.access`}>
        <AccessFields at={`${at}.access`} access={access} set={(change) => edit(setAccess(service, change))} />
      </Block>
      {moreAccess.map((one, index) => (
        <Block
          // biome-ignore lint/suspicious/noArrayIndexKey: an access has no id of its own, its place is its path
          key={index}
          title={say.moreAccessTitle(one.provider)}
          path={`${at}.moreAccess.${index}`}
          actions={
            <Button
              type="text"
              icon={<DeleteOutlined aria-hidden />}
              onClick={() => {
                putMore(withoutAt(moreAccess, index))
                offerUndo(say.removedAccess, setService(service.id, { moreAccess }))
              }}
            >
              {say.removeAccess}
            </Button>
          }
        >
          <AccessFields
            at={`${at}.moreAccess.${index}`}
            access={one}
            set={(change) => putMore(replaceAt(moreAccess, index, { ...one, ...change }))}
          />
        </Block>
      ))}
    </>
  )
}

interface AccessFieldsProps {
  /** path of the access in the client */
  readonly at: string
  readonly access: Access
  readonly set: (change: Partial<Access>) => void
}

function AccessFields({ at, access, set }: AccessFieldsProps) {
  return (
    <>
      <TextField
        path={`${at}.provider`}
        label={fields.provider}
        value={access.provider}
        commit={(provider) => set({ provider })}
      />
      <ChoiceField
        path={`${at}.method`}
        label={fields.method}
        value={access.method}
        names={terms.accessMethods}
        commit={(method) => set({ method })}
      />
      <TextField
        path={`${at}.location`}
        label={fields.location}
        value={access.location}
        commit={(location) => set({ location })}
      />
      <YesNoField
        path={`${at}.inResourceSystem`}
        label={fields.inResourceSystem}
        value={access.inResourceSystem}
        commit={(inResourceSystem) => set({ inResourceSystem })}
      />
      <ChoicesField
        path={`${at}.ips`}
        label={fields.ips}
        hint={say.ipsHint}
        double
        free
        holdsList
        values={access.ips}
        options={[]}
        commit={(ips) => set({ ips })}
      />
      <TextField
        path={`${at}.account`}
        label={fields.account}
        value={access.account}
        commit={(account) => set({ account })}
      />
    </>
  )
}

/** What only an APP has, platform by platform. */
export function PlatformsBlock({ service }: { service: Service }) {
  const { edit } = useClientForm()
  const list = service.appPlatforms
  const put = (appPlatforms: AppPlatform[]) => edit(setService(service.id, { appPlatforms }))
  const at = `services.${service.id}.appPlatforms`
  return (
    <Block
      title={say.appTitle}
      path={at}
      actions={
        <Button
          type="text"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => put([...list, appPlatformSchema.parse({})])}
        >
          {say.addPlatform}
        </Button>
      }
    >
      {list.map((one, index) => {
        const set = (change: Partial<AppPlatform>) => put(replaceAt(list, index, { ...one, ...change }))
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a platform has no id of its own, its place is its path
          <Fragment key={index}>
            <ChoiceField
              path={`${at}.${index}.platform`}
              label={fields.platform}
              value={one.platform}
              names={say.platforms}
              commit={(platform) => set({ platform })}
            />
            <TextField
              path={`${at}.${index}.packageName`}
              label={fields.packageName}
              value={one.packageName}
              commit={(packageName) => set({ packageName })}
            />
            <TextField
              path={`${at}.${index}.signature`}
              label={fields.signature}
              hint={say.signatureHint}
              value={one.signature}
              commit={(signature) => set({ signature })}
            />
            <TextField
              path={`${at}.${index}.publicKey`}
              label={fields.publicKey}
              double
              value={one.publicKey}
              commit={(publicKey) => set({ publicKey })}
            />
            <RemoveLine label={say.removePlatform} remove={() => put(withoutAt(list, index))} />
          </Fragment>
        )
      })}
    </Block>
  )
}

/** 前置审批: each kind with its paper's number and end. */
export function PreApprovalsBlock({ service }: { service: Service }) {
  const { edit } = useClientForm()
  const list = service.preApprovals
  const put = (preApprovals: Service['preApprovals']) => edit(setService(service.id, { preApprovals }))
  const at = `services.${service.id}.preApprovals`
  return (
    <Block
      title={say.preApprovalTitle}
      path={at}
      actions={
        <Button
          type="text"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => put([...list, { kind: 'publishing', number: '', validUntil: '' }])}
        >
          {say.addPreApproval}
        </Button>
      }
    >
      {list.length === 0 && <p className="quiet field-wide">{say.preApprovalNone}</p>}
      {list.map((one, index) => {
        const set = (change: Partial<typeof one>) => put(replaceAt(list, index, { ...one, ...change }))
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: an approval has no id of its own, its place is its path
          <Fragment key={index}>
            <ChoiceField
              path={`${at}.${index}.kind`}
              label={fields.preApprovals}
              value={one.kind}
              names={terms.preApprovalKinds}
              commit={(kind) => set({ kind })}
            />
            <TextField
              path={`${at}.${index}.number`}
              label={fields.number}
              value={one.number}
              commit={(number) => set({ number })}
            />
            <ValidityField
              path={`${at}.${index}.validUntil`}
              label={fields.validUntil}
              value={one.validUntil}
              commit={(validUntil) => set({ validUntil })}
            />
            <RemoveLine label={say.removePreApproval} remove={() => put(withoutAt(list, index))} />
          </Fragment>
        )
      })}
    </Block>
  )
}

function RemoveLine({ label, remove }: { label: string; remove: () => void }) {
  return (
    <div className="remove-line field-wide">
      <Button type="text" size="small" icon={<DeleteOutlined aria-hidden />} onClick={remove}>
        {label}
      </Button>
    </div>
  )
}
