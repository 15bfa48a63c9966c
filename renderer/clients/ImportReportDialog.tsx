import { Alert, Button, Modal, Table } from 'antd'
import type { ImportReport } from '../../domain/contract/index.ts'
import { hrefClient } from '../app/route.ts'
import { words } from './words.ts'

const { import: say } = words

/** What an import brought in, and what it left out and why. */
export function ImportReportDialog({ report, onClose }: { report: ImportReport; onClose: () => void }) {
  const { added, errors } = report
  return (
    <Modal
      open
      title={say.title}
      width={720}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {say.done}
        </Button>
      }
    >
      <Alert
        type={added.length > 0 ? 'success' : 'warning'}
        showIcon
        title={added.length > 0 ? say.added(added.length) : say.noneAdded}
        description={added.slice(0, 5).map(({ id, name }) => (
          <a key={id} className="import-added" href={hrefClient(id)} onClick={onClose}>
            {name}
          </a>
        ))}
      />
      {errors.length > 0 && (
        <>
          <p className="import-errors severity-reject">{say.errors(errors.length)}</p>
          <Table
            size="small"
            rowKey={({ row, column, message }) => `${row}/${column}/${message}`}
            dataSource={errors}
            scroll={{ y: 320 }}
            pagination={false}
            columns={[
              { title: say.row, dataIndex: 'row', width: 130 },
              { title: say.column, dataIndex: 'column', width: 160 },
              { title: say.message, dataIndex: 'message' },
            ]}
          />
        </>
      )}
    </Modal>
  )
}
