/** Drawn paper: pages, marks on them, and what scanners, copiers and phones do to them. For samples, tests and benches. */
export type { CapturePlan, Fault } from './capture/plan.ts'
export type { Picture } from './capture/shoot.ts'
export { type Case, type CaseWish, drawCase } from './case.ts'
export { type PageKind, pageKinds, type SealWish } from './compose.ts'
export type { ClarityReason, MarkBox, SealBox, Truth } from './truth.ts'
export { drawWide, type WideCase, type WideKind, type WidePlan, type WideWish } from './wide/index.ts'
