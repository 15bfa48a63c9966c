import { PlusOutlined } from '@ant-design/icons'
import { Button, Empty, Tabs } from 'antd'
import { type Service, type ServiceKind, serviceSchema } from '../../domain/model/index.ts'
import { go, hrefClient } from '../app/route.ts'
import { terms } from '../terms/index.ts'
import { Block } from './Block.tsx'
import { CopyAcross } from './CopyAcross.tsx'
import { DomainsBlock } from './DomainsBlock.tsx'
import { setService } from './edits.ts'
import { ChoiceField, ChoicesField } from './fields/ChoiceField.tsx'
import { DateField } from './fields/DateField.tsx'
import { useClientForm } from './fields/FormContext.ts'
import { RemoveButton } from './fields/RemoveButton.tsx'
import { NoteField, TextField } from './fields/TextField.tsx'
import { personTitle, serviceTitle } from './paths.ts'
import { AccessBlock, PlatformsBlock, PreApprovalsBlock } from './ServiceParts.tsx'
import { SeverityIcon } from './SeverityIcon.tsx'
import { bySeverity } from './severity.ts'
import { words } from './words.ts'

const { fields, services: say } = words
const asOptions = (list: readonly string[]) => list.map((text) => ({ value: text, label: text }))

/** 网站/APP: one service at a time, chosen by a tab, for an agency's client may have twenty. */
export function ServicesSection({ serviceId }: { serviceId: string }) {
  const { client, edit, findings, goTo } = useClientForm()
  const open = (id: string) => go(hrefClient(client.id, 'services', id))
  const add = (kind: ServiceKind) => {
    const id = crypto.randomUUID()
    const service = serviceSchema.parse({ id, kind, domains: kind === 'site' ? [{}] : [] })
    edit((current) => ({ ...current, services: [...current.services, service] }))
    goTo(`services.${id}.name`)
  }
  const shown = client.services.find((service) => service.id === serviceId) ?? client.services[0]
  const worstOf = (service: Service) =>
    findings.filter(({ path }) => path.startsWith(`services.${service.id}`)).sort(bySeverity)[0]
  const kinds: ServiceKind[] = ['site', 'app', 'mini-program']
  return (
    <div data-path="services" tabIndex={-1}>
      {!shown && (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={
            <>
              <b>{say.none}</b>
              <br />
              {say.noneWhat}
            </>
          }
        />
      )}
      <div className="services-bar">
        {client.services.length > 0 && (
          <Tabs
            className="service-tabs"
            type="card"
            size="small"
            activeKey={shown?.id}
            onChange={open}
            items={client.services.map((service) => {
              const worst = worstOf(service)
              return {
                key: service.id,
                label: (
                  <>
                    {worst && <SeverityIcon severity={worst.severity} />} {terms.serviceKinds[service.kind]} ·{' '}
                    {serviceTitle(service)}
                  </>
                ),
              }
            })}
          />
        )}
        <div className="add-row">
          {kinds.map((kind) => (
            <Button
              key={kind}
              type={shown ? 'text' : 'default'}
              icon={<PlusOutlined aria-hidden />}
              onClick={() => add(kind)}
            >
              {say.add[kind]}
            </Button>
          ))}
        </div>
      </div>
      {shown && <ServiceForm key={shown.id} service={shown} />}
    </div>
  )
}

function ServiceForm({ service }: { service: Service }) {
  const { client, edit } = useClientForm()
  const at = `services.${service.id}`
  const set = (change: Partial<Service>) => edit(setService(service.id, change))
  const leads = { '': say.leadDefault, ...Object.fromEntries(client.people.map((one) => [one.id, personTitle(one)])) }
  return (
    <>
      <Block
        title={say.basics}
        path={at}
        actions={
          <>
            <CopyAcross service={service} />
            <RemoveButton
              list="services"
              id={service.id}
              label={say.remove}
              title={serviceTitle(service)}
              removed={say.removed(serviceTitle(service))}
            />
          </>
        }
      >
        <ChoiceField
          path={`${at}.kind`}
          label={say.kind}
          value={service.kind}
          names={terms.serviceKinds}
          commit={(kind) => set({ kind })}
        />
        <TextField
          path={`${at}.name`}
          label={service.kind === 'site' ? say.siteName : say.otherName(terms.serviceKinds[service.kind])}
          hint={say.nameHint}
          double
          value={service.name}
          commit={(name) => set({ name })}
        />
        <ChoiceField
          path={`${at}.leadId`}
          label={fields.leadId}
          value={service.leadId}
          names={leads}
          commit={(leadId) => set({ leadId })}
        />
        <ChoicesField
          path={`${at}.contents`}
          label={fields.contents}
          free
          holdsList
          values={service.contents}
          options={asOptions(say.contents)}
          commit={(contents) => set({ contents })}
        />
        <ChoicesField
          path={`${at}.languages`}
          label={fields.languages}
          free
          holdsList
          values={service.languages}
          options={asOptions(say.languages)}
          commit={(languages) => set({ languages })}
        />
        <ChoicesField
          path={`${at}.homepages`}
          label={fields.homepages}
          free
          holdsList
          double
          placeholder="www.example.com"
          values={service.homepages}
          options={[]}
          commit={(homepages) => set({ homepages })}
        />
        <TextField
          path={`${at}.filingNumber`}
          label={say.filingNumber}
          hint={say.filingNumberHint}
          value={service.filingNumber}
          commit={(filingNumber) => set({ filingNumber })}
        />
        <DateField
          path={`${at}.openedOn`}
          label={fields.openedOn}
          value={service.openedOn}
          commit={(openedOn) => set({ openedOn })}
        />
        {service.filingNumber !== '' && (
          <TextField
            path={`${at}.publicSecurityNumber`}
            label={fields.publicSecurityNumber}
            hint={say.publicSecurityHint}
            value={service.publicSecurityNumber}
            commit={(publicSecurityNumber) => set({ publicSecurityNumber })}
          />
        )}
        {service.filingNumber !== '' && (
          <DateField
            path={`${at}.numberSeenOn`}
            label={fields.numberSeenOn}
            hint={say.numberSeenHint}
            value={service.numberSeenOn}
            commit={(numberSeenOn) => set({ numberSeenOn })}
          />
        )}
        <NoteField
          path={`${at}.remark`}
          label={fields.remark}
          wide
          value={service.remark}
          commit={(remark) => set({ remark })}
        />
      </Block>
      <DomainsBlock service={service} />
      <AccessBlock service={service} />
      {service.kind !== 'site' && <PlatformsBlock service={service} />}
      <PreApprovalsBlock service={service} />
    </>
  )
}
