import authorisationServiceLead from '../../assets/paper-templates/authorisation-service-lead.json' with {
  type: 'json',
}
import authorisationSubjectLead from '../../assets/paper-templates/authorisation-subject-lead.json' with {
  type: 'json',
}
import constructionPlan from '../../assets/paper-templates/construction-plan.json' with { type: 'json' }
import noPreApproval from '../../assets/paper-templates/no-pre-approval.json' with { type: 'json' }
import pledge from '../../assets/paper-templates/pledge.json' with { type: 'json' }
import truthNotice from '../../assets/paper-templates/truth-notice.json' with { type: 'json' }
import truthPledge from '../../assets/paper-templates/truth-pledge.json' with { type: 'json' }
import { type PaperTemplate, paperTemplateSchema } from './template.ts'

const files: readonly unknown[] = [
  authorisationSubjectLead,
  authorisationServiceLead,
  pledge,
  truthNotice,
  truthPledge,
  noPreApproval,
  constructionPlan,
]

/** The templates that ship with the desk, schema-checked, in the order the window lists them. */
export const shippedPaperTemplates: readonly PaperTemplate[] = files.map((file) => paperTemplateSchema.parse(file))
