import {
  BookOutlined,
  DesktopOutlined,
  EyeOutlined,
  InboxOutlined,
  LockOutlined,
  PrinterOutlined,
  ProfileOutlined,
  SettingOutlined,
  TeamOutlined,
  UserOutlined,
} from '@ant-design/icons'
import { Alert } from 'antd'
import { type ReactNode, useState } from 'react'
import { ClientPage } from '../clients/ClientPage.tsx'
import { ClientsPage } from '../clients/ClientsPage.tsx'
import { FilingPage } from '../filing/FilingPage.tsx'
import { FillingPage } from '../filling/FillingPage.tsx'
import { GuidePage } from '../guide/GuidePage.tsx'
import { ImportPage } from '../imports/ImportPage.tsx'
import { OrdersPage } from '../orders/OrdersPage.tsx'
import { ReturnsPage } from '../returns/ReturnsPage.tsx'
import { ReviewPage } from '../review/ReviewPage.tsx'
import { SettingsPage } from '../settings/SettingsPage.tsx'
import { words as settingWords } from '../settings/words.ts'
import { BatchPage } from '../sheets/BatchPage.tsx'
import { WorkbenchPage } from '../workbench/WorkbenchPage.tsx'
import { FaultBoundary } from './FaultBoundary.tsx'
import { GlobalSearch } from './GlobalSearch.tsx'
import { KeysDialog } from './KeysDialog.tsx'
import {
  hrefClients,
  hrefGuide,
  hrefOrders,
  hrefReturns,
  hrefReview,
  hrefSettings,
  hrefSheets,
  hrefWorkbench,
  type Route,
  useRoute,
} from './route.ts'
import { useWindow } from './store.ts'
import { Tasks } from './Tasks.tsx'
import { useAppKeys } from './useAppKeys.ts'
import { words } from './words.ts'

interface NavEntry {
  readonly href: string
  readonly label: string
  readonly icon: ReactNode
  readonly places: readonly Route['place'][]
}
const navEntries: readonly NavEntry[] = [
  { href: hrefWorkbench, label: words.nav.workbench, icon: <DesktopOutlined />, places: ['workbench'] },
  { href: hrefClients, label: words.nav.clients, icon: <TeamOutlined />, places: ['clients', 'client', 'import'] },
  { href: hrefOrders(), label: words.nav.orders, icon: <ProfileOutlined />, places: ['orders', 'filing', 'filling'] },
  { href: hrefReview, label: words.nav.review, icon: <EyeOutlined />, places: ['review'] },
  { href: hrefSheets, label: words.nav.sheets, icon: <PrinterOutlined />, places: ['sheets'] },
  { href: hrefReturns, label: words.nav.returns, icon: <InboxOutlined />, places: ['returns'] },
  { href: hrefGuide(), label: words.nav.guide, icon: <BookOutlined />, places: ['guide'] },
  { href: hrefSettings, label: words.nav.settings, icon: <SettingOutlined />, places: ['settings'] },
]

const navPlaces = navEntries.map(({ href }) => href)

function Place({ route }: { route: Route }) {
  switch (route.place) {
    case 'workbench':
      return <WorkbenchPage />
    case 'orders':
      return <OrdersPage view={route.view} stage={route.stage} />
    case 'filing':
      return <FilingPage key={`${route.clientId} ${route.orderId}`} clientId={route.clientId} orderId={route.orderId} />
    case 'filling': {
      const { clientId, orderId, provider } = route
      return <FillingPage key={`${clientId} ${orderId}`} clientId={clientId} orderId={orderId} provider={provider} />
    }
    case 'clients':
      return <ClientsPage />
    case 'client':
      return <ClientPage key={route.clientId} clientId={route.clientId} section={route.section} item={route.item} />
    case 'guide':
      return <GuidePage topic={route.topic} item={route.item} />
    case 'import':
      return <ImportPage />
    case 'returns':
      return <ReturnsPage />
    case 'review':
      return <ReviewPage />
    case 'sheets':
      return <BatchPage />
    case 'settings':
      return <SettingsPage />
  }
}

/** Title bar, navigation, and the place the person is at. */
export function Shell() {
  const route = useRoute()
  const operator = useWindow((state) => state.settings.operator)
  const connected = useWindow((state) => state.connected)
  const protection = useWindow((state) => state.description?.protection)
  const ways = (['keychain', 'passphrase', 'keyFile'] as const).filter((way) => protection?.[way])
  const lock =
    protection &&
    words.lock(
      protection.words,
      ways.map((way) => settingWords.kept[way]),
    )
  const [keysShown, setKeysShown] = useState(false)
  useAppKeys(navPlaces, () => setKeysShown(true))
  return (
    <div className="shell">
      <button type="button" className="skip" onClick={() => document.getElementById('content')?.focus()}>
        {words.skipToContent}
      </button>
      <header className="titlebar">
        <a className="brand" href={hrefWorkbench}>
          {words.appName}
        </a>
        <GlobalSearch />
        <div className="titlebar-end">
          <Tasks />
          <a className="operator" href={hrefSettings}>
            <UserOutlined aria-hidden /> {operator === '' ? words.operatorUnset : words.operator(operator)}
          </a>
          <button
            type="button"
            className="keys-open"
            title={words.keys.open}
            aria-label={words.keys.title}
            onClick={() => setKeysShown(true)}
          >
            ?
          </button>
          <LockOutlined title={lock} aria-label={lock} role="img" />
        </div>
      </header>
      <nav className="nav" aria-label={words.nav.label}>
        {navEntries.map((entry, at) => (
          <a
            key={entry.href}
            href={entry.href}
            aria-keyshortcuts={`Alt+${at + 1}`}
            aria-current={entry.places.includes(route.place) ? 'page' : undefined}
            title={entry.label}
          >
            <span aria-hidden>{entry.icon}</span>
            <span className="nav-label">{entry.label}</span>
          </a>
        ))}
      </nav>
      <KeysDialog open={keysShown} onClose={() => setKeysShown(false)} />
      <main className="content" id="content" tabIndex={-1}>
        {!connected && (
          <Alert
            className="connection-lost"
            type="error"
            banner
            title={words.connection.lost}
            description={words.connection.lostWhat}
          />
        )}
        <FaultBoundary key={'clientId' in route ? route.clientId : route.place}>
          <Place route={route} />
        </FaultBoundary>
      </main>
    </div>
  )
}
