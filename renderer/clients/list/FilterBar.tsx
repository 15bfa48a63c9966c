import { Button, Select } from 'antd'
import { useCallback } from 'react'
import { clientStandings, filters, noFilter } from '../../../domain/contract/index.ts'
import { call } from '../../app/desk.ts'
import { useAsked } from '../../app/useAsked.ts'
import { changeView, setFilter, useListView } from './listView.ts'
import { SavedFilters } from './SavedFilters.tsx'
import { words } from './words.ts'

const { filter: say } = words

type Counted = readonly { readonly value: string; readonly count: number }[]

/** What is in use, and what is chosen though nobody has it any more. */
function optionsOf(counted: Counted, chosen: readonly string[]) {
  const known = counted.map(({ value, count }) => ({ value, label: say.counted(value, count) }))
  const gone = chosen.filter((value) => !counted.some((one) => one.value === value))
  return [...known, ...gone.map((value) => ({ value, label: value }))]
}

/** Narrows the list down, by what the agency itself says of its clients and by how they stand. */
export function FilterBar({ onApply }: { onApply: (search: string) => void }) {
  const filter = useListView((view) => view.filter)
  const ask = useCallback(() => call('clients.facets', {}), [])
  const { list: facets } = useAsked(ask)
  const { assignee, tags, provinces, standing } = filter
  const assignees = optionsOf(facets?.assignees ?? [], assignee ? [assignee] : [])
  return (
    <fieldset className="filter-bar" aria-label={say.label}>
      <SavedFilters onApply={onApply} />
      <Select<string>
        className="filter-assignee"
        aria-label={say.assignee}
        placeholder={say.assignee}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={assignee ?? null}
        options={[{ value: '', label: say.nobody }, ...assignees]}
        onChange={(value) => setFilter({ assignee: value })}
      />
      <Select<string[]>
        className="filter-tags"
        mode="multiple"
        aria-label={say.tags}
        placeholder={say.tags}
        allowClear
        maxTagCount="responsive"
        showSearch={{ optionFilterProp: 'label' }}
        value={[...tags]}
        options={optionsOf(facets?.tags ?? [], tags)}
        onChange={(value) => setFilter({ tags: value })}
      />
      <Select<string[]>
        className="filter-tags"
        mode="multiple"
        aria-label={say.provinces}
        placeholder={say.provinces}
        allowClear
        maxTagCount="responsive"
        showSearch={{ optionFilterProp: 'label' }}
        value={[...provinces]}
        options={optionsOf(facets?.provinces ?? [], provinces)}
        onChange={(value) => setFilter({ provinces: value })}
      />
      <Select
        className="filter-standing"
        aria-label={say.standing}
        placeholder={say.standing}
        allowClear
        value={standing ?? null}
        options={clientStandings.map((value) => ({ value, label: say.standings[value] }))}
        onChange={(value) => setFilter({ standing: value ?? undefined })}
      />
      <Button type="text" disabled={!filters(filter)} onClick={() => changeView({ filter: noFilter })}>
        {say.clear}
      </Button>
    </fieldset>
  )
}
