import type { Encoding } from '../../test/paper/capture/encode.ts'
import type { CapturePlan } from '../../test/paper/capture/plan.ts'
import type { Marking } from './papers.ts'

/** How one sample scan is made and what a good clerk says of it. */
export interface ScanPlan {
  readonly marking?: Marking
  readonly capture?: Partial<CapturePlan>
  readonly file?: Partial<Encoding>
  /** pages of a PDF; 1 where left out */
  readonly pages?: number
  /** counts up until a take came out well */
  readonly take?: number
  /** whether the bureau would take it in its place, and if not why (zh-CN) */
  readonly verdict: 'pass' | 'fail'
  readonly why?: string
}

const phone = { device: 'photo', dpi: 150 } as const
const idScan = { dpi: 200 } as const
const good: ScanPlan = { verdict: 'pass' }
const goodId: ScanPlan = { verdict: 'pass', capture: idScan }

/** By the scan's file name. Defaults: flatbed, colour, 150 dpi, nothing wrong, JPEG. */
export const scanPlans: Readonly<Record<string, ScanPlan>> = {
  'zj-tea-licence.jpg': { verdict: 'pass', capture: { dpi: 170 } },
  'zj-tea-legal-front.jpg': goodId,
  'zj-tea-legal-back.jpg': goodId,
  'zj-tea-agent-front.jpg': { ...goodId, marking: { watermark: '仅供备案使用' } },
  'zj-tea-agent-back.jpg': goodId,
  'zj-tea-sheet.jpg': good,
  'zj-tea-hosting.jpg': good,

  'bj-culture-licence.jpg': { verdict: 'pass', marking: { look: { orientation: 'portrait' } }, capture: phone },
  'bj-culture-legal-front.jpg': { verdict: 'pass', capture: { device: 'photo', dpi: 220 }, file: { orientation: 6 } },
  'bj-culture-legal-back.jpg': { verdict: 'pass', capture: { device: 'photo', dpi: 220 }, file: { orientation: 8 } },
  'bj-culture-sheet-main.jpg': { verdict: 'pass', marking: { pen: 'blue' } },
  'bj-culture-sheet-show.jpg': { verdict: 'pass', capture: phone },
  'bj-culture-hosting-main.pdf': { verdict: 'pass', pages: 2, capture: { dpi: 120 } },

  'gd-app-licence.jpg': { verdict: 'pass', capture: { device: 'screen', dpi: 150 } },
  'gd-app-legal-front.jpg': goodId,
  'gd-app-legal-back.jpg': goodId,
  'gd-app-sheet.jpg': { verdict: 'pass', marking: { seal: { electronic: false, purpose: '', width: 42, height: 42 } } },
  'gd-app-icon.png': { verdict: 'pass', capture: { device: 'screen', dpi: 254 }, file: { mediaType: 'image/png' } },
  'gd-app-commitment.jpg': good,

  'sc-shop-licence.jpg': { verdict: 'pass', capture: { ...phone, dpi: 140 } },
  'sc-shop-owner-front.jpg': goodId,
  'sc-shop-owner-back.jpg': goodId,
  'sc-shop-lease.jpg': { verdict: 'pass', marking: { thumb: true }, capture: { ...phone, dpi: 130 } },
  'sc-shop-sheet.jpg': {
    verdict: 'fail',
    why: '没有公章，只有签字和手印；备注已写明个体工商户无公章，多数省份认可',
    marking: { seal: false, thumb: true },
  },

  'js-person-self-front.jpg': { ...goodId, marking: { watermark: '仅供备案使用' } },
  'js-person-self-back.jpg': goodId,
  'js-person-sheet.jpg': { verdict: 'pass', marking: { pen: 'blue' } },
  'js-person-commitment.jpg': { verdict: 'pass', marking: { thumb: true } },

  'sh-scans-licence.jpg': {
    verdict: 'fail',
    why: '黑白复印件，不是彩色原件；红章成了黑章',
    capture: { photocopied: true, dpi: 150 },
  },
  'sh-scans-legal-front.jpg': { verdict: 'fail', why: '字迹模糊', capture: { dpi: 200, fault: 'blur' } },
  'sh-scans-legal-back.jpg': goodId,
  'sh-scans-sheet-main.jpg': {
    verdict: 'fail',
    why: '没有盖公章，只有方形的名章',
    marking: { seal: false, chop: true },
  },
  'sh-scans-sheet-order.jpg': { verdict: 'fail', why: '盖的是蓝章，不是红色公章', marking: { seal: { ink: 'blue' } } },

  'sh-scans-commitment.jpg': good,

  'hb-faults-licence.jpg': {
    verdict: 'fail',
    why: '拍的时候边框没有拍全，字被切掉',
    capture: { dpi: 150, fault: 'cropped' },
  },
  'hb-faults-legal-front.jpg': {
    verdict: 'fail',
    why: '分辨率太低，字看不清',
    capture: { dpi: 200, fault: 'low-resolution' },
  },
  'hb-faults-web-front.jpg': {
    verdict: 'fail',
    why: '有东西挡住了字',
    capture: { device: 'photo', dpi: 200, fault: 'occluded' },
  },

  'sn-school-certificate.webp': {
    verdict: 'pass',
    marking: { look: { ground: 'green' } },
    file: { mediaType: 'image/webp' },
  },
  'sn-school-legal-front.jpg': goodId,
  'sn-school-legal-back.jpg': goodId,
  'sn-school-sheet.tif': { verdict: 'pass', capture: { dpi: 130 }, file: { mediaType: 'image/tiff' } },
  'sn-school-approval.jpg': good,
}
