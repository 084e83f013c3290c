import { z } from 'zod';
import { day, endpoint, line, prose, rowId } from '../../kernel/contract.ts';

const name = z.object({ zh: z.string(), en: z.string() });
const code = z.string().regex(/^[a-z][a-z_]{1,39}$/);
const courseAreas = ['product_knowledge', 'repair_skill', 'service_skill', 'safety', 'emergency'] as const;
const trainingModes = ['online', 'on_site', 'case_analysis', 'simulation'] as const;

const Course = z.object({
  code: z.string(),
  name,
  area: z.enum(courseAreas),
  topic: z.string().nullable(),
  productType: z.string().nullable(),
  retrainMonths: z.int().nullable(),
  covers: z.array(z.string()),
});
export type Course = z.infer<typeof Course>;

export const ListCourses = endpoint({
  method: 'GET',
  path: '/api/courses',
  summary: 'Courses with their area, product line and retraining interval (S0 3.2)',
  output: z.object({ courses: z.array(Course) }),
});
export const AddCourse = endpoint({
  method: 'POST',
  path: '/api/courses',
  summary:
    'Adds a course; an emergency course covers process, communication, problem handling and safety (S0 6.4)',
  body: z
    .strictObject({
      code,
      name: z.strictObject({ zh: line(60), en: line(80) }),
      area: z.enum(courseAreas),
      topic: z.enum(['manual', 'repair_process', 'emergency_handling', 'safety']).nullable().default(null),
      productType: code.nullable().default(null),
      retrainMonths: z.int().min(1).max(120).nullable().default(null),
      covers: z
        .array(z.enum(['process', 'communication', 'problem_handling', 'safety']))
        .max(4)
        .default([]),
    })
    .refine(({ area, covers }) => area !== 'emergency' || new Set(covers).size === 4, {
      path: ['covers'],
      message: 'emergency_topics_missing',
    }),
  output: Course,
  creates: true,
});

export const AddSession = endpoint({
  method: 'POST',
  path: '/api/training-sessions',
  summary: 'Records a training session with its mode, class hours and who attended with what result (S0 3.2)',
  body: z.strictObject({
    course: code,
    mode: z.enum(trainingModes),
    hoursKind: z.enum(['theory', 'practice']),
    classHours: z.number().min(0.5).max(200).multipleOf(0.5),
    heldOn: day,
    content: prose(500),
    trainer: line(60),
    attendances: z
      .array(
        z.strictObject({
          userId: z.uuid(),
          attended: z.boolean(),
          result: z.enum(['passed', 'failed', 'none']),
        }),
      )
      .min(1)
      .max(500),
  }),
  output: z.object({ id: z.int() }),
  creates: true,
});

export const ListSessions = endpoint({
  method: 'GET',
  path: '/api/training-sessions',
  summary: 'Training sessions, newest first, with who came and passed (S0 3.2)',
  query: z.object({ course: code.optional(), before: rowId.optional() }),
  output: z.object({
    sessions: z.array(
      z.object({
        id: z.int(),
        course: z.string(),
        courseName: name,
        mode: z.enum(trainingModes),
        hoursKind: z.enum(['theory', 'practice']),
        classHours: z.number(),
        heldOn: z.string(),
        content: z.string(),
        trainer: z.string(),
        attended: z.array(z.string()),
        absent: z.array(z.string()),
        passed: z.int(),
      }),
    ),
    next: z.int().nullable(),
  }),
});

export const ListTrainingPlans = endpoint({
  method: 'GET',
  path: '/api/training-plans',
  summary: 'Training plans by year with the areas that they cover (S0 3.2)',
  output: z.object({
    plans: z.array(
      z.object({
        id: z.int(),
        title: z.string(),
        year: z.int(),
        courses: z.array(name),
        areas: z.array(z.enum(courseAreas)),
        madeBy: z.string(),
        approvedBy: z.string().nullable(),
        mayApprove: z.boolean(),
      }),
    ),
  }),
});

export const ListHours = endpoint({
  method: 'GET',
  path: '/api/training-hours',
  summary: 'Attended class hours by mode and department between two days (S0 3.2, S0 6.4)',
  query: z.object({ from: day, to: day }),
  output: z.object({
    rows: z.array(
      z.object({
        departmentId: z.string().nullable(),
        mode: z.enum(trainingModes),
        area: z.enum(courseAreas),
        theory: z.number(),
        practice: z.number(),
        people: z.int(),
      }),
    ),
  }),
});

const score = z.int().min(0).max(100).nullable();
export const SaveAssessment = endpoint({
  method: 'PUT',
  path: '/api/assessments/:userId/:period',
  summary: 'The four scored parts of an assessment: theory, practice, attitude, communication (S0 3.2)',
  params: z.object({ userId: z.uuid(), period: line(20) }),
  body: z.strictObject({
    theory: score,
    practice: score,
    attitude: score,
    communication: score,
    note: prose(1000).nullable().default(null),
  }),
  output: z.object({ id: z.int() }),
});
export const FinaliseAssessment = endpoint({
  method: 'POST',
  path: '/api/assessments/:id/finalisation',
  summary: 'Ends an assessment; refused while a part is missing',
  params: z.object({ id: rowId }),
  output: z.object({ id: z.int(), total: z.number() }),
});

export const AddTrainingPlan = endpoint({
  method: 'POST',
  path: '/api/training-plans',
  summary: 'Drafts a training plan of a year',
  body: z.strictObject({
    title: line(80),
    year: z.int().min(2000).max(2199),
    courses: z.array(code).min(1).max(100),
  }),
  output: z.object({ id: z.int() }),
  creates: true,
});
export const ApproveTrainingPlan = endpoint({
  method: 'POST',
  path: '/api/training-plans/:id/approval',
  summary: 'Approves a plan that covers product knowledge, repair skill, service skill and safety (S0 3.2)',
  params: z.object({ id: rowId }),
  output: z.object({ id: z.int(), approvedAt: z.string() }),
});

export const ListRetraining = endpoint({
  method: 'GET',
  path: '/api/retraining',
  summary: 'Who is overdue, or due within two months, to repeat a course (S0 3.2)',
  output: z.object({
    due: z.array(
      z.object({
        userId: z.uuid(),
        name: z.string(),
        course: z.string(),
        courseName: name,
        retrainBy: z.string(),
        overdue: z.boolean(),
      }),
    ),
  }),
});
