import { maskIdNumber } from '../../domain/identifiers/mask.ts'
import { provinces } from '../../domain/identifiers/province.ts'
import { isUnit, type Subject } from '../../domain/model/index.ts'
import { terms } from '../terms/index.ts'
import { Block } from './Block.tsx'
import { setClient, setSubject } from './edits.ts'
import { ChoiceField, ChoicesField } from './fields/ChoiceField.tsx'
import { DateField, ValidityField } from './fields/DateField.tsx'
import { useClientForm } from './fields/FormContext.ts'
import { MaskedField, NoteField, TextField } from './fields/TextField.tsx'
import { words } from './words.ts'

const { fields, subject: say } = words
const provinceNames = Object.fromEntries(provinces.map(({ name }) => [name, name]))

/** Provinces may be written in full; the choice shows the short name the desk knows them by. */
const shortProvince = (text: string): string =>
  provinces.find(({ name, fullName }) => text === name || text === fullName)?.name ?? text

/** 主体: who files. */
export function SubjectSection() {
  const { client, edit } = useClientForm()
  const { subject } = client
  const set = (change: Partial<Subject>) => edit(setSubject(change))
  const unit = isUnit(subject)
  const numberField = {
    path: 'subject.licenceNumber',
    label: unit && subject.licenceKind === 'business-licence' ? say.creditCode : fields.licenceNumber,
    value: subject.licenceNumber,
    commit: (licenceNumber: string) => set({ licenceNumber }),
  }
  return (
    <>
      <Block title={say.identity} path="subject">
        <ChoiceField
          path="subject.kind"
          label={fields.kind}
          value={subject.kind}
          names={terms.subjectKinds}
          commit={(kind) => set({ kind })}
        />
        <TextField
          path="subject.name"
          label={unit ? say.unitName : say.personName}
          hint={say.nameHint}
          double
          value={subject.name}
          commit={(name) => set({ name })}
        />
        <ChoiceField
          path="subject.licenceKind"
          label={fields.licenceKind}
          value={subject.licenceKind}
          names={terms.licenceKinds}
          commit={(licenceKind) => set({ licenceKind })}
        />
        {/* a unit's credit code is public; a person's number is not */}
        {unit ? <TextField {...numberField} /> : <MaskedField {...numberField} mask={maskIdNumber} />}
        <DateField
          path="subject.licenceValidFrom"
          label={fields.licenceValidFrom}
          value={subject.licenceValidFrom}
          commit={(licenceValidFrom) => set({ licenceValidFrom })}
        />
        <ValidityField
          path="subject.licenceValidUntil"
          label={fields.licenceValidUntil}
          value={subject.licenceValidUntil}
          commit={(licenceValidUntil) => set({ licenceValidUntil })}
        />
        <TextField
          path="subject.licenceAddress"
          label={fields.licenceAddress}
          hint={say.licenceAddressHint}
          double
          value={subject.licenceAddress}
          commit={(licenceAddress) => set({ licenceAddress })}
        />
      </Block>
      <Block title={say.place}>
        <ChoiceField
          path="subject.province"
          label={fields.province}
          value={shortProvince(subject.province)}
          names={{ '': say.provinceOpen, ...provinceNames }}
          commit={(province) => set({ province })}
        />
        <TextField path="subject.city" label={fields.city} value={subject.city} commit={(city) => set({ city })} />
        <TextField
          path="subject.district"
          label={fields.district}
          value={subject.district}
          commit={(district) => set({ district })}
        />
        <TextField
          path="subject.address"
          label={fields.address}
          hint={say.addressHint}
          wide
          value={subject.address}
          commit={(address) => set({ address })}
        />
      </Block>
      <Block title={say.other}>
        {unit && (
          <TextField
            path="subject.investor"
            label={fields.investor}
            hint={say.investorHint}
            value={subject.investor}
            commit={(investor) => set({ investor })}
          />
        )}
        {unit && (
          <ChoiceField
            path="subject.registerStatus"
            label={fields.registerStatus}
            value={subject.registerStatus}
            names={say.registerStatus}
            commit={(registerStatus) => set({ registerStatus })}
          />
        )}
        <TextField
          path="subject.filingNumber"
          label={fields.filingNumber}
          hint={say.filingNumberHint}
          value={subject.filingNumber}
          commit={(filingNumber) => set({ filingNumber })}
        />
        <NoteField
          path="subject.remark"
          label={fields.remark}
          wide
          value={subject.remark}
          commit={(remark) => set({ remark })}
        />
      </Block>
      <Block title={say.internal}>
        <TextField
          path="assignee"
          label={fields.assignee}
          value={client.assignee}
          commit={(assignee) => edit(setClient({ assignee }))}
        />
        <ChoicesField
          path="tags"
          label={fields.tags}
          double
          free
          values={client.tags}
          options={[]}
          commit={(tags) => edit(setClient({ tags }))}
        />
        <NoteField
          path="notes"
          label={fields.notes}
          hint={say.notesHint}
          wide
          value={client.notes}
          commit={(notes) => edit(setClient({ notes }))}
        />
      </Block>
    </>
  )
}
