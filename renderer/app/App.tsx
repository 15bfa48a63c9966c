import { App as AntApp, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { useEffect } from 'react'
import { guardDrafts } from '../clients/openDrafts.ts'
import { guardKept } from '../drafts/kept.ts'
import { followNotices } from './followNotices.ts'
import { language } from './language.ts'
import { Failed, Starting, Unlock } from './Opening.tsx'
import { Shell } from './Shell.tsx'
import { connect, useWindow } from './store.ts'
import { useTheme } from './theme.ts'
import { guardDrops } from './useFileDrop.ts'

dayjs.locale(language === 'en' ? 'en' : 'zh-cn')

function Phase() {
  const phase = useWindow((state) => state.phase)
  switch (phase) {
    case 'starting':
      return <Starting />
    case 'failed':
      return <Failed />
    case 'locked':
      return <Unlock />
    case 'ready':
      return <Shell />
  }
}

/** The whole window: language, theme, and the phase the desk is in. */
export function App() {
  useEffect(connect, [])
  useEffect(guardDrops, [])
  useEffect(followNotices, [])
  // first, what is unsaved is saved; what could not be is kept
  useEffect(guardDrafts, [])
  useEffect(guardKept, [])
  return (
    <ConfigProvider locale={language === 'en' ? enUS : zhCN} theme={useTheme()} button={{ autoInsertSpace: false }}>
      <AntApp className="window" message={{ maxCount: 3 }}>
        <Phase />
      </AntApp>
    </ConfigProvider>
  )
}
