import { CompressOutlined, ZoomInOutlined, ZoomOutOutlined } from '@ant-design/icons'
import { Alert, Button, Spin } from 'antd'
import { type KeyboardEvent, type PointerEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Material, Region } from '../../domain/model/index.ts'
import { useSize } from '../app/useSize.ts'
import type { Mark } from './marks.ts'
import { previewUrl } from './Thumbnail.tsx'
import { words } from './words.ts'

const { viewer: say } = words
const step = 1.25
const widest = 8

interface PictureProps {
  readonly material: Material
  readonly page: number
  /** pixels of the page as the checks saw it; marks are in these */
  readonly size: { readonly width: number; readonly height: number } | undefined
  readonly marks: readonly Mark[]
  readonly highlighted: string
  readonly onHighlight: (key: string) => void
  /** a place somebody asked to see from near; each asking is an object of its own */
  readonly target?: { readonly region: Region }
}

/** Share of the glass that a place takes when it is shown from near. */
const nearShare = 0.55

/** One page under the glass, with the places the verdicts rest on drawn over it; wheel or + - to zoom, drag to move. */
export function Picture({ material, page, size, marks, highlighted, onHighlight, target }: PictureProps) {
  const frame = useRef<HTMLDivElement>(null)
  const [natural, setNatural] = useState<{ width: number; height: number }>()
  const [failed, setFailed] = useState(false)
  const room = useSize(frame)
  /** 1 = the whole page fits */
  const [zoom, setZoom] = useState(1)
  const drag = useRef<{ x: number; y: number; left: number; top: number }>(undefined)

  const page0 = size ?? natural
  const fit = page0 ? Math.min((room.width - 16) / page0.width, (room.height - 16) / page0.height) : 0
  const shown = page0 ? { width: page0.width * fit * zoom, height: page0.height * fit * zoom } : undefined
  const change = (factor: number) => setZoom((now) => Math.min(widest, Math.max(1, now * factor)))

  const aimedAt = useRef<PictureProps['target']>(undefined)
  useLayoutEffect(() => {
    if (!target || fit <= 0 || aimedAt.current === target) return
    const { x, y, width, height } = target.region
    const near = Math.min(room.width / (width * fit), room.height / (height * fit)) * nearShare
    const wanted = Math.min(widest, Math.max(1, near))
    // first the size, and once that is laid out the place
    if (wanted !== zoom) return setZoom(wanted)
    aimedAt.current = target
    frame.current?.scrollTo({
      left: (x + width / 2) * fit * zoom - room.width / 2,
      top: (y + height / 2) * fit * zoom - room.height / 2,
    })
  }, [target, fit, zoom, room])

  // React listens to wheels passively, which could not keep the page from scrolling
  useEffect(() => {
    const element = frame.current
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      setZoom((now) => Math.min(widest, Math.max(1, now * (event.deltaY < 0 ? step : 1 / step))))
    }
    element?.addEventListener('wheel', onWheel, { passive: false })
    return () => element?.removeEventListener('wheel', onWheel)
  }, [])

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const { scrollLeft, scrollTop } = event.currentTarget
    drag.current = { x: event.clientX, y: event.clientY, left: scrollLeft, top: scrollTop }
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (!drag.current) return
    event.currentTarget.scrollLeft = drag.current.left - (event.clientX - drag.current.x)
    event.currentTarget.scrollTop = drag.current.top - (event.clientY - drag.current.y)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === '+' || event.key === '=') change(step)
    else if (event.key === '-') change(1 / step)
    else if (event.key === '0') setZoom(1)
  }

  return (
    <div className="picture">
      <div className="picture-tools">
        <Button
          size="small"
          icon={<ZoomOutOutlined aria-hidden />}
          aria-label={say.zoomOut}
          title={`${say.zoomOut} -`}
          onClick={() => change(1 / step)}
        />
        <span className="digits picture-zoom">{Math.round(zoom * 100)}%</span>
        <Button
          size="small"
          icon={<ZoomInOutlined aria-hidden />}
          aria-label={say.zoomIn}
          title={`${say.zoomIn} +`}
          onClick={() => change(step)}
        />
        <Button
          size="small"
          icon={<CompressOutlined aria-hidden />}
          aria-label={say.fit}
          title={`${say.fit} 0`}
          onClick={() => setZoom(1)}
        />
      </div>
      <section
        className="picture-frame"
        ref={frame}
        aria-label={say.picture(material.fileName)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the frame scrolls and takes + - 0 from the keyboard
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={() => {
          drag.current = undefined
        }}
      >
        {failed && (
          <Alert type="warning" showIcon title={say.pictureFailed} description={material.unreadable?.message} />
        )}
        {!failed && !natural && (
          <div className="picture-waiting">
            <Spin />
          </div>
        )}
        <div className="picture-page" style={shown}>
          {!failed && (
            <img
              src={previewUrl(material.fileId, page, 2000)}
              alt={say.picture(material.fileName)}
              draggable={false}
              onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
                setNatural({ width: naturalWidth, height: naturalHeight })
              }
              onError={() => setFailed(true)}
            />
          )}
          {size && natural && <Overlay size={size} marks={marks} highlighted={highlighted} onHighlight={onHighlight} />}
        </div>
      </section>
    </div>
  )
}

type OverlayProps = Pick<PictureProps, 'marks' | 'highlighted' | 'onHighlight'> & {
  readonly size: { readonly width: number; readonly height: number }
}

/** The marks, in the pixels the checks counted in; lines keep their thickness at any zoom. */
function Overlay({ size, marks, highlighted, onHighlight }: OverlayProps) {
  return (
    <svg className="overlay" viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
      {marks.map(({ key, region, tone, label, discreet }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: pointing only repeats what the list beside says
        <rect
          key={key}
          className={`mark mark-${tone}${discreet ? ' mark-discreet' : ''}${key === highlighted ? ' mark-lit' : ''}`}
          x={region.x}
          y={region.y}
          width={region.width}
          height={region.height}
          vectorEffect="non-scaling-stroke"
          onMouseEnter={() => onHighlight(key)}
          onMouseLeave={() => onHighlight('')}
        >
          <title>{label}</title>
        </rect>
      ))}
    </svg>
  )
}
