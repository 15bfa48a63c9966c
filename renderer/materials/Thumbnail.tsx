import { FileUnknownOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { filesPath } from '../../domain/contract/index.ts'
import type { Material } from '../../domain/model/index.ts'

/** Address of a page of a kept file as a picture. */
export const previewUrl = (fileId: string, page: number, width: number): string =>
  `${filesPath}/${encodeURIComponent(fileId)}/preview?page=${page}&width=${width}`

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
