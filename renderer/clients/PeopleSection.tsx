import { PlusOutlined } from '@ant-design/icons'
import { Button, Empty } from 'antd'
import { maskEmail, maskIdNumber, maskMobile } from '../../domain/identifiers/mask.ts'
import { type Client, isUnit, type Person, type PersonRole, personSchema } from '../../domain/model/index.ts'
import { terms } from '../terms/index.ts'
import { Block } from './Block.tsx'
import { setPerson } from './edits.ts'
import { ChoiceField, ChoicesField } from './fields/ChoiceField.tsx'
import { DateField, ValidityField } from './fields/DateField.tsx'
import { useClientForm } from './fields/FormContext.ts'
import { RemoveButton } from './fields/RemoveButton.tsx'
import { MaskedField, TextField } from './fields/TextField.tsx'
import { personTitle } from './paths.ts'
import { words } from './words.ts'

const { fields, people: say } = words
const roleOptions = Object.entries(terms.personRoles).map(([value, label]) => ({ value: value as PersonRole, label }))

/** Roles the filing cannot do without and nobody holds yet. */
function openRoles(client: Client): PersonRole[] {
  const head: PersonRole[] =
    client.subject.kind === 'individual-business'
      ? ['operator']
      : isUnit(client.subject)
        ? ['legal-representative']
        : []
  const needed: PersonRole[] = [...head, 'subject-lead', 'service-lead']
  return needed.filter((role) => !client.people.some((person) => person.roles.includes(role)))
}

/** 人员: who answers for the filing. */
export function PeopleSection() {
  const { client, edit, goTo } = useClientForm()
  const add = (roles: PersonRole[]) => {
    const person = personSchema.parse({ id: crypto.randomUUID(), roles })
    edit((current) => ({ ...current, people: [...current.people, person] }))
    goTo(`people.${person.id}.name`)
  }
  const open = openRoles(client)
  return (
    <div data-path="people" tabIndex={-1}>
      {client.people.length === 0 && (
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
      {client.people.map((person) => (
        <PersonBlock key={person.id} person={person} />
      ))}
      <div className="add-row">
        {open.map((role) => (
          <Button key={role} icon={<PlusOutlined aria-hidden />} onClick={() => add([role])}>
            {say.addRole(terms.personRoles[role])}
          </Button>
        ))}
        <Button
          type={open.length === 0 ? 'default' : 'text'}
          icon={<PlusOutlined aria-hidden />}
          onClick={() => add([])}
        >
          {say.add}
        </Button>
      </div>
    </div>
  )
}

function PersonBlock({ person }: { person: Person }) {
  const { edit } = useClientForm()
  const at = `people.${person.id}`
  const set = (change: Partial<Person>) => edit(setPerson(person.id, change))
  return (
    <Block
      title={personTitle(person)}
      path={at}
      actions={
        <RemoveButton
          list="people"
          id={person.id}
          label={say.remove}
          title={personTitle(person)}
          removed={say.removed(personTitle(person))}
        />
      }
    >
      <TextField
        path={`${at}.name`}
        label={words.subject.personName}
        value={person.name}
        commit={(name) => set({ name })}
      />
      <ChoicesField
        path={`${at}.roles`}
        label={fields.roles}
        double
        values={person.roles}
        options={roleOptions}
        commit={(roles) => set({ roles })}
      />
      <ChoiceField
        path={`${at}.idKind`}
        label={fields.idKind}
        value={person.idKind}
        names={terms.idKinds}
        commit={(idKind) => set({ idKind })}
      />
      <MaskedField
        path={`${at}.idNumber`}
        label={fields.idNumber}
        value={person.idNumber}
        mask={maskIdNumber}
        commit={(idNumber) => set({ idNumber })}
      />
      <DateField
        path={`${at}.idValidFrom`}
        label={fields.idValidFrom}
        value={person.idValidFrom}
        commit={(idValidFrom) => set({ idValidFrom })}
      />
      <ValidityField
        path={`${at}.idValidUntil`}
        label={fields.idValidUntil}
        value={person.idValidUntil}
        commit={(idValidUntil) => set({ idValidUntil })}
      />
      <MaskedField
        path={`${at}.mobile`}
        label={fields.mobile}
        hint={say.mobileHint}
        inputMode="tel"
        value={person.mobile}
        mask={maskMobile}
        commit={(mobile) => set({ mobile })}
      />
      <MaskedField
        path={`${at}.emergencyPhone`}
        label={fields.emergencyPhone}
        hint={say.emergencyHint}
        inputMode="tel"
        value={person.emergencyPhone}
        mask={maskMobile}
        commit={(emergencyPhone) => set({ emergencyPhone })}
      />
      <MaskedField
        path={`${at}.landline`}
        label={fields.landline}
        hint={say.landlineHint}
        inputMode="tel"
        value={person.landline}
        mask={maskMobile}
        commit={(landline) => set({ landline })}
      />
      <MaskedField
        path={`${at}.email`}
        label={fields.email}
        inputMode="email"
        value={person.email}
        mask={maskEmail}
        commit={(email) => set({ email })}
      />
    </Block>
  )
}
