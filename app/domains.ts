import { authorityRoutes } from '../domains/authority/authority.routes.ts';
import { casesJobs } from '../domains/cases/cases.jobs.ts';
import { casesRoutes } from '../domains/cases/cases.routes.ts';
import { recountsRoutes } from '../domains/cases/recounts.routes.ts';
import { conformanceRoutes } from '../domains/conformance/conformance.routes.ts';
import { consentsRoutes } from '../domains/consents/consents.routes.ts';
import { costsJobs } from '../domains/costs/costs.jobs.ts';
import { costsRoutes } from '../domains/costs/costs.routes.ts';
import { customersRoutes } from '../domains/customers/customers.routes.ts';
import { dispatchJobs } from '../domains/dispatch/dispatch.jobs.ts';
import { dispatchRoutes } from '../domains/dispatch/dispatch.routes.ts';
import { exportsJobs } from '../domains/exports/exports.jobs.ts';
import { exportsRoutes } from '../domains/exports/exports.routes.ts';
import { accountRoutes } from '../domains/identity/account.routes.ts';
import { identityJobs } from '../domains/identity/identity.jobs.ts';
import { identityRoutes } from '../domains/identity/identity.routes.ts';
import { keysRoutes } from '../domains/identity/keys.routes.ts';
import { rolesJobs } from '../domains/identity/roles.jobs.ts';
import { rolesRoutes } from '../domains/identity/roles.routes.ts';
import { usersRoutes } from '../domains/identity/users.routes.ts';
import type { Deliver } from '../domains/messages/messages.actions.ts';
import { messagesJobs } from '../domains/messages/messages.jobs.ts';
import { messagesRoutes } from '../domains/messages/messages.routes.ts';
import { oversightJobs } from '../domains/oversight/oversight.jobs.ts';
import { oversightRoutes } from '../domains/oversight/oversight.routes.ts';
import type { Seals } from '../domains/oversight/seals.contract.ts';
import { partsRoutes } from '../domains/parts/parts.routes.ts';
import { peopleJobs } from '../domains/people/people.jobs.ts';
import { peopleRoutes } from '../domains/people/people.routes.ts';
import { pricingRoutes } from '../domains/pricing/pricing.routes.ts';
import { privacyJobs } from '../domains/privacy/privacy.jobs.ts';
import { privacyRoutes } from '../domains/privacy/privacy.routes.ts';
import { personRequestsJobs } from '../domains/privacy/requests.jobs.ts';
import { personRequestsRoutes } from '../domains/privacy/requests.routes.ts';
import type { BackUp } from '../domains/protection/backups.contract.ts';
import { protectionJobs } from '../domains/protection/protection.jobs.ts';
import { protectionRoutes } from '../domains/protection/protection.routes.ts';
import { returnsJobs } from '../domains/returns/returns.jobs.ts';
import { returnsRoutes } from '../domains/returns/returns.routes.ts';
import { simulationsRoutes } from '../domains/simulations/simulations.routes.ts';
import { calendarsRoutes } from '../domains/standards/calendars.routes.ts';
import { policyTasksRoutes } from '../domains/standards/policy-tasks.routes.ts';
import { standardsJobs } from '../domains/standards/standards.jobs.ts';
import { standardsRoutes } from '../domains/standards/standards.routes.ts';
import { versionsRoutes } from '../domains/standards/versions.routes.ts';
import { warrantyRoutes } from '../domains/warranty/warranty.routes.ts';
import { serviceWorkRoutes } from '../domains/workorders/service-work.routes.ts';
import { workordersJobs } from '../domains/workorders/workorders.jobs.ts';
import { workordersRoutes } from '../domains/workorders/workorders.routes.ts';
import type { Route } from '../kernel/endpoint.ts';
import type { FileFolder } from '../kernel/files.ts';
import type { Job } from '../kernel/jobs.ts';

/** Everything that can be asked. */
export const routes: Route[] = [
  ...identityRoutes,
  ...rolesRoutes,
  ...accountRoutes,
  ...usersRoutes,
  ...keysRoutes,
  ...standardsRoutes,
  ...versionsRoutes,
  ...policyTasksRoutes,
  ...calendarsRoutes,
  ...customersRoutes,
  ...authorityRoutes,
  ...warrantyRoutes,
  ...messagesRoutes,
  ...oversightRoutes,
  ...exportsRoutes,
  ...casesRoutes,
  ...partsRoutes,
  ...pricingRoutes,
  ...peopleRoutes,
  ...simulationsRoutes,
  ...workordersRoutes,
  ...returnsRoutes,
  ...serviceWorkRoutes,
  ...dispatchRoutes,
  ...recountsRoutes,
  ...conformanceRoutes,
  ...costsRoutes,
  ...consentsRoutes,
  ...privacyRoutes,
  ...personRequestsRoutes,
  ...protectionRoutes,
];

/** Everything that runs by itself; messages to customers leave through `deliver`, anchors and archives go to `seals`, backups are made by `backUp`. */
export const jobs = (deliver: Deliver, seals: Seals, files: FileFolder, backUp?: BackUp): Job[] => [
  ...rolesJobs,
  ...messagesJobs(deliver),
  ...oversightJobs(seals),
  ...exportsJobs(files),
  ...identityJobs,
  ...standardsJobs,
  ...casesJobs,
  ...peopleJobs,
  ...workordersJobs,
  ...returnsJobs,
  ...costsJobs,
  ...privacyJobs(files),
  ...personRequestsJobs(files),
  ...protectionJobs(backUp),
  ...dispatchJobs,
];
