import { type Route, route } from '../../kernel/endpoint.ts';
import { chinaDay } from '../../kernel/time.ts';
import {
  addCertificate,
  changeShift,
  checkFitness,
  keepShifts,
  keepSkill,
  keepTechnician,
  recordHealthCheck,
  reviewCertificate,
  revokeCertificate,
  signConduct,
} from './people.actions.ts';
import * as contract from './people.contract.ts';
import { listTechnicians, peopleTerms, technicianFile, unsignedConduct } from './people.queries.ts';
import {
  addCourse,
  addSession,
  addTrainingPlan,
  approveTrainingPlan,
  endAssessment,
  keepAssessment,
} from './training.actions.ts';
import * as training from './training.contract.ts';
import {
  listCourses,
  retrainingDue,
  trainingHours,
  trainingPlans,
  trainingSessions,
} from './training.queries.ts';

export const peopleRoutes: Route[] = [
  route(contract.ListTechnicians, 'people:view', (ctx, { query }) => listTechnicians(ctx, query)),
  route(contract.ListPeopleTerms, 'people:view', (ctx) => peopleTerms(ctx)),
  route(contract.GetTechnician, 'people:view', (ctx, { params }) => technicianFile(ctx, params.id)),
  route(contract.CheckFitness, 'people:view', (ctx, input) => checkFitness(ctx, input)),
  route(contract.SaveTechnician, 'people:manage', (ctx, { params, body }) =>
    keepTechnician(ctx, params.id, body),
  ),
  route(contract.AddCertificate, 'people:manage', (ctx, { params, body }) =>
    addCertificate(ctx, params.id, body),
  ),
  route(contract.ReviewCertificate, 'people:manage', (ctx, { params, body }) =>
    reviewCertificate(ctx, params.id, body),
  ),
  route(contract.RevokeCertificate, 'people:manage', (ctx, { params, body }) =>
    revokeCertificate(ctx, params.id, body),
  ),
  route(contract.SaveSkill, 'people:manage', (ctx, input) => keepSkill(ctx, input)),
  route(contract.RecordHealthCheck, 'people:manage', (ctx, { params, body }) =>
    recordHealthCheck(ctx, params.id, body),
  ),
  route(contract.SaveShifts, 'people:manage', (ctx, { params, body }) => keepShifts(ctx, params.id, body)),
  route(contract.ChangeShift, 'people:manage', (ctx, input) => changeShift(ctx, input)),
  route(contract.SignConduct, 'people:view', (ctx, { body }) => signConduct(ctx, body.version)),
  route(contract.ListUnsigned, 'people:manage', (ctx, { query }) => unsignedConduct(ctx, query.version)),
  route(training.ListCourses, 'people:view', async (ctx) => ({ courses: await listCourses(ctx) })),
  route(training.AddCourse, 'training:manage', (ctx, { body }) => addCourse(ctx, body)),
  route(training.AddSession, 'training:manage', (ctx, { body }) => addSession(ctx, body)),
  route(training.ListSessions, 'people:view', (ctx, { query }) => trainingSessions(ctx, query)),
  route(training.ListTrainingPlans, 'people:view', (ctx) => trainingPlans(ctx)),
  route(training.ListHours, 'training:manage', (ctx, { query }) => trainingHours(ctx, query)),
  route(training.SaveAssessment, 'training:manage', (ctx, input) => keepAssessment(ctx, input)),
  route(training.FinaliseAssessment, 'training:manage', (ctx, { params }) => endAssessment(ctx, params.id)),
  route(training.AddTrainingPlan, 'training:manage', (ctx, { body }) => addTrainingPlan(ctx, body)),
  route(training.ApproveTrainingPlan, 'training:approve', (ctx, { params }) =>
    approveTrainingPlan(ctx, params.id),
  ),
  route(training.ListRetraining, 'people:view', (ctx) => retrainingDue(ctx, chinaDay(ctx.now))),
];
