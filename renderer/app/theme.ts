import { theme as antdTheme, type ThemeConfig } from 'antd'
import { useEffect, useSyncExternalStore } from 'react'
import { useWindow } from './store.ts'

/** System fonts first; the bundled Noto Sans SC only loads where a machine has none of them. */
const fontFamily =
  '"PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "Beian Sans", sans-serif'

const shared: ThemeConfig = {
  cssVar: { key: 'desk' },
  hashed: false,
  components: {
    Form: { itemMarginBottom: 0, verticalLabelPadding: '0 0 2px' },
    Table: { cellPaddingBlockMD: 8, cellPaddingInlineMD: 12 },
    Tabs: { horizontalMargin: '0', titleFontSize: 14 },
  },
}

// Text colours are a step darker (light) or lighter (dark) than antd's, so that small print keeps a contrast of 4.5.
const light: ThemeConfig = {
  ...shared,
  algorithm: antdTheme.defaultAlgorithm,
  token: {
    fontFamily,
    colorPrimary: '#1f5fbf',
    colorPrimaryHover: '#194d9c',
    colorLinkHover: '#194d9c',
    colorInfo: '#1f5fbf',
    colorLink: '#1f5fbf',
    colorError: '#cf1322',
    colorWarning: '#ad5700',
    colorSuccess: '#1f7a1f',
    // antd derives greyish grounds from colours this dark
    colorSuccessBg: '#edf7ec',
    colorSuccessBorder: '#b5dcb2',
    colorErrorBg: '#fdeeee',
    colorErrorBorder: '#f0b9b9',
    colorWarningBg: '#fdf4e3',
    colorWarningBorder: '#ecd1a0',
    colorInfoBg: '#e8f0fc',
    colorInfoBorder: '#b5cdf0',
    colorTextSecondary: '#4a5261',
    colorTextTertiary: '#5b6472',
    colorTextQuaternary: '#6b7482',
    colorTextPlaceholder: '#6b7482',
    colorTextDescription: '#5b6472',
    colorBgLayout: '#f3f5f8',
    borderRadius: 5,
    controlHeight: 32,
  },
}

const dark: ThemeConfig = {
  ...shared,
  components: {
    ...shared.components,
    Tabs: { ...shared.components?.Tabs, itemSelectedColor: '#8fb8f5', itemHoverColor: '#8fb8f5' },
    Pagination: { itemActiveColor: '#8fb8f5' },
  },
  algorithm: antdTheme.darkAlgorithm,
  token: {
    fontFamily,
    colorPrimary: '#4180dc',
    colorPrimaryHover: '#7fadf0',
    colorLinkHover: '#a9c8f5',
    colorInfo: '#4180dc',
    // antd takes an eighth of it away in the dark
    colorLink: '#92c4ff',
    colorError: '#ff9491',
    colorWarning: '#f5b041',
    colorSuccess: '#73c991',
    colorTextSecondary: '#b9c0cb',
    colorTextTertiary: '#a3abb8',
    colorTextQuaternary: '#939cab',
    colorTextPlaceholder: '#939cab',
    colorTextDescription: '#a3abb8',
    colorBgBase: '#16181d',
    borderRadius: 5,
    controlHeight: 32,
  },
}

const prefersDark = window.matchMedia('(prefers-color-scheme: dark)')
const subscribe = (listener: () => void) => {
  prefersDark.addEventListener('change', listener)
  return () => prefersDark.removeEventListener('change', listener)
}

/** The theme in force: the clerk's choice, or the system's. */
export function useTheme(): ThemeConfig {
  const systemDark = useSyncExternalStore(subscribe, () => prefersDark.matches)
  const choice = useWindow((state) => state.settings.theme)
  const isDark = choice === 'dark' || (choice === 'system' && systemDark)
  useEffect(() => {
    document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
  }, [isDark])
  return isDark ? dark : light
}
