import { useEffect, useRef } from 'react'
import { useWindow } from '../../app/store.ts'
import { init } from './echarts.ts'

export interface Series {
  readonly name: string
  /** one for each name; undefined = nothing to say */
  readonly values: readonly (number | undefined)[]
  /** series of one stack are drawn on top of each other */
  readonly stack?: string
}

interface BarsProps {
  readonly label: string
  readonly names: readonly string[]
  readonly series: readonly Series[]
}

/** Colours of the window's own palette, told apart in light and dark. */
const colours = ['--accent', '--pass', '--likely', '--reject'] as const
const rowHeight = 34

/** Lying bars, one row a name; the table beside them says the same in numbers. */
export function Bars({ label, names, series }: BarsProps) {
  const place = useRef<HTMLDivElement>(null)
  const theme = useWindow((state) => state.settings.theme)
  const height = Math.max(160, names.length * rowHeight + 70)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the palette follows the theme
  useEffect(() => {
    const element = place.current
    if (!element) return
    const style = getComputedStyle(document.documentElement)
    // words are measured on a canvas, which knows no inheritance
    const { fontFamily } = getComputedStyle(element)
    const colour = (name: string) => style.getPropertyValue(name).trim()
    const chart = init(element, undefined, { renderer: 'svg' })
    chart.setOption({
      animation: false,
      aria: { enabled: true, label: { description: label } },
      color: colours.map(colour),
      textStyle: { color: colour('--ink'), fontFamily },
      legend: { top: 0, left: 0, textStyle: { color: colour('--ink') } },
      tooltip: {
        trigger: 'axis',
        axisPointer: { type: 'shadow' },
        backgroundColor: colour('--paper'),
        textStyle: { color: colour('--ink') },
      },
      grid: { top: 36, left: 8, right: 24, bottom: 8, containLabel: true },
      xAxis: {
        type: 'value',
        minInterval: 1,
        axisLabel: { color: colour('--ink-quiet') },
        splitLine: { lineStyle: { color: colour('--line') } },
      },
      yAxis: { type: 'category', inverse: true, data: [...names], axisLabel: { color: colour('--ink') } },
      series: series.map(({ name, values, stack }) => ({
        type: 'bar',
        name,
        ...(stack === undefined ? {} : { stack }),
        barMaxWidth: 18,
        data: values.map((value) => value ?? null),
      })),
    })
    const observer = new ResizeObserver(() => chart.resize())
    observer.observe(element)
    return () => {
      observer.disconnect()
      chart.dispose()
    }
  }, [label, names, series, theme])
  return <div ref={place} className="chart" style={{ height }} role="img" aria-label={label} />
}
