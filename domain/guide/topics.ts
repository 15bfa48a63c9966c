/** The parts of the guide. */
export const guideTopics = ['permits', 'timetable', 'rejections', 'rules', 'provinces', 'providers'] as const
export type GuideTopic = (typeof guideTopics)[number]
