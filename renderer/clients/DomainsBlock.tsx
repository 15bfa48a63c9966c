import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { maskCreditCode } from '../../domain/identifiers/mask.ts'
import { type Domain, domainSchema, type Service } from '../../domain/model/index.ts'
import { labelled } from '../app/phrases.ts'
import { Block } from './Block.tsx'
import { setDomain, setService, withoutAt } from './edits.ts'
import { YesNoField } from './fields/ChoiceField.tsx'
import { DateField } from './fields/DateField.tsx'
import { useClientForm } from './fields/FormContext.ts'
import { MaskedField, TextField } from './fields/TextField.tsx'
import { words } from './words.ts'

const { fields, services: say } = words

/** 域名 of one service, each with what its registry says. */
export function DomainsBlock({ service }: { service: Service }) {
  const { edit, goTo } = useClientForm()
  const add = () => {
    edit(setService(service.id, { domains: [...service.domains, domainSchema.parse({})] }))
    goTo(`services.${service.id}.domains.${service.domains.length}.name`)
  }
  return (
    <>
      {service.domains.map((domain, index) => (
        // a domain has no id of its own: its place in the list is its path
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <DomainBlock key={index} service={service} domain={domain} index={index} />
      ))}
      <div className="add-row" data-path={`services.${service.id}.domains`}>
        <Button icon={<PlusOutlined aria-hidden />} onClick={add}>
          {say.addDomain}
        </Button>
      </div>
    </>
  )
}

function DomainBlock({ service, domain, index }: { service: Service; domain: Domain; index: number }) {
  const { edit, offerUndo } = useClientForm()
  const at = `services.${service.id}.domains.${index}`
  const set = (change: Partial<Domain>) => edit(setDomain(service, index, change))
  const remove = () => {
    edit(setService(service.id, { domains: withoutAt(service.domains, index) }))
    offerUndo(say.removedDomain, setService(service.id, { domains: service.domains }))
  }
  const title = domain.name || `${say.domainsTitle} ${index + 1}`
  return (
    <Block
      title={title}
      path={at}
      actions={
        <Button
          type="text"
          icon={<DeleteOutlined aria-hidden />}
          aria-label={labelled(say.removeDomain, title)}
          onClick={remove}
        >
          {say.removeDomain}
        </Button>
      }
    >
      <TextField
        path={`${at}.name`}
        label={fields.domains}
        hint={say.domainHint}
        inputMode="url"
        value={domain.name}
        commit={(name) => set({ name })}
      />
      <TextField
        path={`${at}.registrar`}
        label={fields.registrar}
        value={domain.registrar}
        commit={(registrar) => set({ registrar })}
      />
      <TextField
        path={`${at}.holderName`}
        label={fields.holderName}
        value={domain.holderName}
        commit={(holderName) => set({ holderName })}
      />
      <MaskedField
        path={`${at}.holderIdNumber`}
        label={fields.holderIdNumber}
        value={domain.holderIdNumber}
        mask={maskCreditCode}
        commit={(holderIdNumber) => set({ holderIdNumber })}
      />
      <DateField
        path={`${at}.registeredOn`}
        label={fields.registeredOn}
        value={domain.registeredOn}
        commit={(registeredOn) => set({ registeredOn })}
      />
      <DateField
        path={`${at}.expiresOn`}
        label={fields.expiresOn}
        value={domain.expiresOn}
        commit={(expiresOn) => set({ expiresOn })}
      />
      <DateField
        path={`${at}.realNameVerifiedOn`}
        label={fields.realNameVerifiedOn}
        value={domain.realNameVerifiedOn}
        commit={(realNameVerifiedOn) => set({ realNameVerifiedOn })}
      />
      <YesNoField
        path={`${at}.privacyProtected`}
        label={fields.privacyProtected}
        value={domain.privacyProtected}
        commit={(privacyProtected) => set({ privacyProtected })}
      />
      <YesNoField
        path={`${at}.resolves`}
        label={fields.resolves}
        value={domain.resolves}
        commit={(resolves) => set({ resolves })}
      />
    </Block>
  )
}
