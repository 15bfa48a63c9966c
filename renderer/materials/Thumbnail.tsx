import { FileUnknownOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { filesPath } from '../../domain/contract/index.ts'
import { aroundRegion, type Material, type PageInspection, type Region } from '../../domain/model/index.ts'

type PageSize = Pick<PageInspection, 'width' | 'height'>

/** Address of a page of a kept file as a picture. */
export const previewUrl = (fileId: string, page: number, width: number): string =>
  `${filesPath}/${encodeURIComponent(fileId)}/preview?page=${page}&width=${width}`

/** Address of a place on a page, with a little of what it lies in, as a picture. */
export function cutoutUrl(fileId: string, page: number, region: Region, size: PageSize, width: number): string {
  const { x, y, width: wide, height } = aroundRegion(region, size)
  return `${previewUrl(fileId, page, width)}&region=${x},${y},${wide},${height}`
}

/** The first page, small; the words beside it say what it is. */
export function Thumbnail({ paper }: { paper: Material }) {
  const [failed, setFailed] = useState(false)
  return (
    <span className="thumbnail">
      {failed || paper.unreadable || paper.fileId === '' ? (
        <FileUnknownOutlined aria-hidden />
      ) : (
        <img
          src={previewUrl(paper.fileId, 0, 192)}
          alt=""
          loading="lazy"
          draggable={false}
          onError={() => setFailed(true)}
        />
      )}
    </span>
  )
}
