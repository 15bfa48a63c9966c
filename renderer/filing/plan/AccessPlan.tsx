import { Alert, Form, Input, Select } from 'antd'
import { useState } from 'react'
import type { Access, Order, Service } from '../../../domain/model/index.ts'
import { serviceTitle } from '../../../domain/rules/index.ts'
import { accessesOf, isOpen, sameProvider } from '../../../domain/workflow/index.ts'
import { law } from '../../app/law.ts'
import { aside, labelled, listed } from '../../app/phrases.ts'
import { words as clientWords } from '../../clients/words.ts'
import { terms } from '../../terms/index.ts'
import type { PlanProps } from '../Plan.tsx'
import { words } from '../words.ts'

const { plan: say } = words
const { fields } = clientWords

/** 接入 in one line: 腾讯云（广东省，43.1.2.3）. */
const inOneLine = ({ provider, location, ips }: Access): string =>
  provider + aside(listed([location, ...ips].filter((part) => part !== '')))

const servicesOf = ({ view: { client }, order }: Pick<PlanProps, 'view' | 'order'>): Service[] =>
  client.services.filter(({ id }) => order.serviceIds.includes(id))

/** Where each service of the order runs as on file. */
function OnFile({ view, order }: Pick<PlanProps, 'view' | 'order'>) {
  return (
    <ul className="plan-access" aria-label={isOpen(order.kind, order.stage) ? say.onFile : say.now}>
      {servicesOf({ view, order }).map((service) => (
        <li key={service.id}>
          {labelled(serviceTitle(service), accessesOf(service).map(inOneLine).join(' + ') || say.noAccess)}
        </li>
      ))}
    </ul>
  )
}

/** 新增接入, 变更接入: where all services of the order will run. What is left open stays as it is. */
export function AccessPlan({ view, order, canChange, change }: PlanProps) {
  const [ownAccess, setAccess] = useState(order.access)
  const access = canChange ? ownAccess : order.access
  const put = (part: Partial<Access>) => {
    const next = { ...access, ...part }
    setAccess(next)
    return next
  }
  const keep = (next: Order['access'] = access) =>
    JSON.stringify(next) !== JSON.stringify(order.access) && void change({ access: next })
  const text = (key: 'location' | 'account', label: string) => (
    <Form.Item label={label} htmlFor={`plan-${key}`}>
      <Input
        id={`plan-${key}`}
        readOnly={!canChange}
        autoComplete="off"
        value={access[key]}
        onChange={(event) => put({ [key]: event.target.value })}
        onBlur={() => keep()}
      />
    </Form.Item>
  )
  return (
    <>
      <p className="quiet">{order.kind === 'add-access' ? say.addAccess(order.provider) : say.changeAccess}</p>
      <OnFile view={view} order={order} />
      <Form component="div" layout="vertical" className="fields">
        <Form.Item label={fields.ips} htmlFor="plan-ips" className="field-double">
          <Select<string[]>
            id="plan-ips"
            mode="tags"
            open={false}
            disabled={!canChange}
            placeholder={clientWords.services.ipsHint}
            tokenSeparators={[' ', ',', '，', '、', '\n']}
            value={access.ips}
            onChange={(ips) => keep(put({ ips }))}
          />
        </Form.Item>
        {text('location', fields.location)}
        <Form.Item label={fields.method} htmlFor="plan-method">
          <Select<Access['method']>
            id="plan-method"
            disabled={!canChange}
            value={access.method}
            onChange={(method) => keep(put({ method }))}
            options={Object.entries(terms.accessMethods).map(([value, label]) => ({
              value: value as Access['method'],
              label: value === '' && order.kind === 'change-access' ? say.asItIs : label,
            }))}
          />
        </Form.Item>
        <Form.Item label={fields.inResourceSystem} htmlFor="plan-resource">
          <Select<Access['inResourceSystem']>
            id="plan-resource"
            disabled={!canChange}
            value={access.inResourceSystem}
            onChange={(inResourceSystem) => keep(put({ inResourceSystem }))}
            options={Object.entries(clientWords.services.yesNo).map(([value, label]) => ({
              value: value as Access['inResourceSystem'],
              label,
            }))}
          />
        </Form.Item>
        {text('account', fields.account)}
      </Form>
    </>
  )
}

/** 取消接入: which 接入 goes, and which services are left without any. */
export function Leaving({ view, order }: PlanProps) {
  const left = servicesOf({ view, order }).filter((service) =>
    accessesOf(service).every(({ provider }) => sameProvider(provider, order.provider, law().packs)),
  )
  const open = isOpen(order.kind, order.stage)
  return (
    <>
      {open && <p className="quiet">{say.leaving(order.provider)}</p>}
      <OnFile view={view} order={order} />
      {left.length > 0 && <Alert type="warning" showIcon title={say.shell(listed(left.map(serviceTitle)))} />}
    </>
  )
}
