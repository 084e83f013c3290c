import { z } from 'zod';
import { endpoint, line, prose, rowId } from '../../kernel/contract.ts';

export const scopes = ['own', 'team', 'region', 'all'] as const;
export const layers = ['decision', 'management', 'execution', 'support'] as const;
export const locales = ['zh-CN', 'en'] as const;
export const regionCodes = ['north', 'east', 'south', 'central', 'northwest', 'southwest'] as const;

export const permissions = [
  'cases:register',
  'cases:view',
  'cases:handle',
  'cases:classify',
  'cases:lower_level',
  'cases:assign',
  'cases:decide',
  'cases:close',
  'cases:export',
  'cases:override',
  'customers:view',
  'customers:reveal',
  'warranty:view',
  'warranty:record',
  'warranty:promise',
  'approvals:decide',
  'wall:view',
  'standards:view',
  'standards:draft',
  'standards:review',
  'standards:approve',
  'standards:publish',
  'standards:acknowledge',
  'standards:simulate',
  'calendars:manage',
  'conformance:view',
  'conformance:manage',
  'workorders:view',
  'workorders:create',
  'workorders:dispatch',
  'workorders:work',
  'evidence:view',
  'dispatch:configure',
  'returns:view',
  'returns:handle',
  'returns:pay',
  'returns:reject',
  'catalogue:manage',
  'alarms:send',
  'parts:view',
  'parts:manage',
  'parts:reserve',
  'parts:use',
  'prices:view',
  'prices:manage',
  'quotes:make',
  'payments:record',
  'payments:take',
  'costs:view',
  'costs:manage',
  'people:view',
  'people:manage',
  'training:manage',
  'training:approve',
  'conformance:review',
  'organisation:view',
  'organisation:manage',
  'authority:manage',
  'users:manage',
  'access:manage',
  'security:manage',
  'keys:manage',
  'audit:view',
  'audit:manage',
  'protection:view',
  'keys:rotate',
  'exports:request',
  'exports:approve',
  'privacy:view',
  'privacy:receive',
  'privacy:manage',
  'privacy:erase',
  'privacy:confirm',
] as const;
export type Permission = (typeof permissions)[number];

/** Rights that may hold for some case kinds only; every action that needs one looks at the kind of its case. */
export const rightsByKind: readonly Permission[] = [
  'cases:register',
  'cases:handle',
  'cases:classify',
  'cases:lower_level',
  'cases:assign',
  'cases:decide',
  'cases:close',
];
export const rightKinds = ['request', 'complaint', 'consultation', 'suggestion', 'praise'] as const;

export const Person = z.object({
  id: z.uuid(),
  name: z.string(),
  workNumber: z.string(),
  position: z.string(),
  positionName: z.object({ zh: z.string(), en: z.string() }),
  departmentId: z.string().nullable(),
  region: z.enum(regionCodes).nullable(),
});
export type Person = z.infer<typeof Person>;

export const Me = Person.extend({
  username: z.string(),
  scope: z.enum(scopes),
  layer: z.enum(layers),
  locale: z.enum(locales),
  departmentName: z.object({ zh: z.string(), en: z.string() }).nullable(),
  /** permission → case kinds it holds for; null: all kinds. */
  rights: z.record(z.string(), z.array(z.string()).nullable()),
});
export type Me = z.infer<typeof Me>;

export const GetMe = endpoint({ method: 'GET', path: '/api/me', summary: 'Who is signed in', output: Me });

export const SetLocale = endpoint({
  method: 'PUT',
  path: '/api/me/locale',
  summary: 'Chooses the language of the interface',
  body: z.strictObject({ locale: z.enum(locales) }),
  output: z.object({ locale: z.enum(locales) }),
});

export const Department = z.object({
  id: z.string(),
  kind: z.enum(['headquarters', 'region', 'department', 'outlet']),
  layer: z.enum(layers),
  departmentType: z.string().nullable(),
  region: z.enum(regionCodes).nullable(),
  name: z.object({ zh: z.string(), en: z.string() }),
  parentId: z.string().nullable(),
  head: z.object({ id: z.uuid(), name: z.string() }).nullable(),
});
export type Department = z.infer<typeof Department>;

export const Position = z.object({
  code: z.string(),
  name: z.object({ zh: z.string(), en: z.string() }),
  layer: z.enum(layers),
  customerContact: z.boolean(),
  supervising: z.boolean(),
  duty: z.object({ zh: z.string(), en: z.string() }),
  defaultScope: z.enum(scopes),
  /** The matrix of role, permitted action and case kind that the server enforces (S1 1.2). */
  rights: z.record(z.string(), z.array(z.string()).nullable()),
});

export const GetOrganisation = endpoint({
  method: 'GET',
  path: '/api/organisation',
  summary: 'Units, regions with their provinces, positions with their rights',
  output: z.object({
    units: z.array(Department),
    regions: z.array(
      z.object({
        code: z.enum(regionCodes),
        name: z.object({ zh: z.string(), en: z.string() }),
        provinces: z.array(
          z.object({ code: z.string(), name: z.object({ zh: z.string(), en: z.string() }) }),
        ),
      }),
    ),
    positions: z.array(Position),
    productTypes: z.array(
      z.object({
        code: z.string(),
        parentCode: z.string().nullable(),
        name: z.object({ zh: z.string(), en: z.string() }),
      }),
    ),
    may: z.object({ manage: z.boolean() }),
  }),
});

export const MoveProvince = endpoint({
  method: 'PUT',
  path: '/api/provinces/:code/region',
  summary: 'Gives a province to another regional centre; new cases follow',
  params: z.object({ code: z.string() }),
  body: z.strictObject({ region: z.enum(regionCodes), reason: prose(500) }),
  output: z.object({ code: z.string(), region: z.enum(regionCodes) }),
});

export const SetDutySheet = endpoint({
  method: 'PUT',
  path: '/api/positions/:code/rights/:permission',
  summary: 'Gives a position a right, for all or for some case kinds, or takes it away',
  params: z.object({ code: z.string(), permission: z.enum(permissions) }),
  body: z.strictObject({
    granted: z.boolean(),
    kinds: z.array(z.enum(rightKinds)).min(1).nullable(),
    reason: prose(500),
  }),
  output: Position,
});

export const AddDepartment = endpoint({
  method: 'POST',
  path: '/api/departments',
  summary: 'Adds a department or outlet below a unit',
  body: z
    .strictObject({
      id: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/),
      kind: z.enum(['department', 'outlet']),
      departmentType: z
        .string()
        .regex(/^[a-z][a-z_]{1,39}$/)
        .nullable(),
      region: z.enum(regionCodes).nullable(),
      layer: z.enum(layers),
      nameZh: line(60),
      nameEn: line(60),
      parentId: z.string(),
    })
    .refine((unit) => unit.kind !== 'department' || unit.departmentType !== null, {
      message: 'required_for_departments',
      path: ['departmentType'],
    })
    .refine((unit) => unit.kind !== 'outlet' || unit.region !== null, {
      message: 'required_for_outlets',
      path: ['region'],
    }),
  output: Department,
  creates: true,
});

export const GiveSupervision = endpoint({
  method: 'POST',
  path: '/api/users/:id/supervision-duties',
  summary:
    'Makes a user supervise a department; refused for the own department or an operating position (S0 7.1)',
  params: z.object({ id: z.uuid() }),
  body: z.strictObject({ departmentId: z.string() }),
  output: z.object({ userId: z.uuid(), departmentId: z.string() }),
  creates: true,
});

export const ListPeople = endpoint({
  method: 'GET',
  path: '/api/people',
  summary: 'Colleagues to assign to, to mention, to hand over to',
  query: z.object({
    find: z.string().max(60).optional(),
    departmentId: z.string().optional(),
    permission: z.enum(permissions).optional(),
  }),
  output: z.object({ people: z.array(Person) }),
});

const SavedView = z.object({ id: z.int(), screen: z.string(), name: z.string(), query: z.string() });
export const ListViews = endpoint({
  method: 'GET',
  path: '/api/views',
  summary: 'Own saved views',
  output: z.object({ views: z.array(SavedView) }),
});
export const SaveView = endpoint({
  method: 'POST',
  path: '/api/views',
  summary: 'Saves the filters of a list under a name',
  body: z.strictObject({ screen: line(40), name: line(60), query: z.string().max(2000) }),
  output: SavedView,
  creates: true,
});
export const RemoveView = endpoint({
  method: 'DELETE',
  path: '/api/views/:id',
  summary: 'Removes a saved view',
  params: z.object({ id: rowId }),
  output: z.object({ removed: z.boolean() }),
});
