import { z } from 'zod';
import { day, endpoint, line, prose, seenVersion } from '../../kernel/contract.ts';
import { Qualification, Unfit } from './qualification.contract.ts';

const name = z.object({ zh: z.string(), en: z.string() });
const code = z.string().regex(/^[a-z][a-z_]{1,39}$/);
const person = z.object({ id: z.uuid() });
const specialities = ['mechanical', 'electrical', 'home_design', 'electronics', 'other'] as const;

const CertificateOnFile = z.object({
  id: z.int(),
  kind: z.string(),
  kindName: name,
  number: z.string(),
  issuer: z.string(),
  issuedOn: z.string(),
  reviewDueOn: z.string().nullable(),
  expiresOn: z.string().nullable(),
  revokedOn: z.string().nullable(),
});

const Brief = z.object({
  id: z.uuid(),
  name: z.string(),
  workNumber: z.string(),
  region: z.string().nullable(),
  departmentId: z.string().nullable(),
  providerName: z.string().nullable(),
  speciality: z.enum(specialities),
  experienceYears: z.int(),
  emergency: z.boolean(),
  active: z.boolean(),
  skills: z.array(z.object({ code: z.string(), name, level: z.int(), expiresOn: z.string().nullable() })),
  /** The last day on which every kind of certificate held is in force, past or to come; null: none ends. */
  nextEnd: z.string().nullable(),
  /** Why he or she may not be sent today; empty: may go. */
  unfit: z.array(Unfit),
});
export type TechnicianBrief = z.infer<typeof Brief>;

export const ListTechnicians = endpoint({
  method: 'GET',
  path: '/api/technicians',
  summary: 'Technicians in sight with skills, certificates and what forbids sending them today (S0 2.2)',
  query: z.object({
    find: line(60).optional(),
    region: line(20).optional(),
    skill: code.optional(),
    fit: z.enum(['yes', 'no']).optional(),
  }),
  output: z.object({
    technicians: z.array(Brief),
    /** Percent of active technicians who hold a valid certificate (S2 1.4.2); null without technicians. */
    certifiedPercent: z.number().nullable(),
  }),
});

export const GetTechnician = endpoint({
  method: 'GET',
  path: '/api/technicians/:id',
  summary: 'A technician’s file: certificates, skills, training, health check, shifts',
  params: person,
  output: Brief.extend({
    positionCertifiedOn: z.string().nullable(),
    conductVersion: z.string().nullable(),
    conductSignedAt: z.string().nullable(),
    certificates: z.array(CertificateOnFile),
    qualification: Qualification,
    cycleHours: z.object({ theory: z.number(), practice: z.number() }),
    shifts: z.array(z.object({ weekday: z.int(), starts: z.string(), ends: z.string() })),
    shiftChanges: z.array(
      z.object({
        day: z.string(),
        kind: z.enum(['leave', 'extra']),
        starts: z.string().nullable(),
        ends: z.string().nullable(),
        reason: z.string(),
      }),
    ),
    version: z.int(),
  }),
});

export const SaveTechnician = endpoint({
  method: 'PUT',
  path: '/api/technicians/:id',
  summary: 'Keeps the profile of a technician; makes it when there is none',
  params: person,
  body: z.strictObject({
    version: seenVersion.optional(),
    speciality: z.enum(specialities),
    experienceYears: z.int().min(0).max(60),
    providerName: line(80).nullable().default(null),
    home: z.strictObject({ lng: z.number().min(73).max(136), lat: z.number().min(3).max(54) }).nullable(),
    positionCertifiedOn: day.nullable().default(null),
    emergency: z.boolean().default(false),
    active: z.boolean().default(true),
  }),
  output: z.object({ id: z.uuid(), version: z.int() }),
});

export const AddCertificate = endpoint({
  method: 'POST',
  path: '/api/technicians/:id/certificates',
  summary: 'Registers a certificate: type, number, issuer, issue, review and expiry (S0 3.1)',
  params: person,
  body: z
    .strictObject({
      kind: code,
      number: line(60),
      issuer: line(120),
      issuedOn: day,
      /** Left out: by the kind, three years for special operations. */
      reviewDueOn: day.optional(),
      /** Left out: by the kind, six years for special operations. */
      expiresOn: day.optional(),
    })
    .refine(({ issuedOn, expiresOn }) => expiresOn === undefined || expiresOn > issuedOn, {
      path: ['expiresOn'],
      message: 'ends_before_it_starts',
    }),
  output: CertificateOnFile,
  creates: true,
});

const certificate = z.object({ id: z.coerce.number().int().positive() });
export const ReviewCertificate = endpoint({
  method: 'POST',
  path: '/api/certificates/:id/review',
  summary: 'Records that a certificate was reviewed; the next review counts from that day',
  params: certificate,
  body: z.strictObject({ reviewedOn: day, nextReviewOn: day.nullable() }),
  output: CertificateOnFile,
});
export const RevokeCertificate = endpoint({
  method: 'POST',
  path: '/api/certificates/:id/revocation',
  summary: 'Ends a certificate before its time',
  params: certificate,
  body: z.strictObject({ on: day, reason: prose(300) }),
  output: CertificateOnFile,
});

export const SaveSkill = endpoint({
  method: 'PUT',
  path: '/api/technicians/:id/skills/:skill',
  summary: 'Level and certification of a skill (S2 1.4.2)',
  params: person.extend({ skill: code }),
  body: z.strictObject({
    level: z.int().min(1).max(5),
    certifiedOn: day,
    expiresOn: day.nullable().default(null),
  }),
  output: z.object({ code: z.string(), level: z.int() }),
});

/** Only date, fit or unfit and the next due date are kept; no finding (S0 3.1, S0 5.2). */
export const RecordHealthCheck = endpoint({
  method: 'POST',
  path: '/api/technicians/:id/health-checks',
  summary: 'Records a health check',
  params: person,
  body: z.strictObject({ checkedOn: day, fit: z.boolean(), dueOn: day }),
  output: z.object({ id: z.uuid() }),
});

export const SignConduct = endpoint({
  method: 'POST',
  path: '/api/conduct-signatures',
  summary: 'Signs the current code of conduct, for oneself (S0 3.1)',
  body: z.strictObject({ version: line(40) }),
  output: z.object({ signedAt: z.string() }),
  creates: true,
});
export const ListUnsigned = endpoint({
  method: 'GET',
  path: '/api/conduct-signatures/missing',
  summary: 'Who has not signed the current code of conduct',
  query: z.object({ version: line(40) }),
  output: z.object({ people: z.array(z.object({ id: z.uuid(), name: z.string(), workNumber: z.string() })) }),
});

export const CheckFitness = endpoint({
  method: 'GET',
  path: '/api/technicians/:id/fitness',
  summary: 'Everything that forbids sending this technician to a visit on a day',
  params: person,
  query: z.object({
    day,
    certificates: line(200).optional(),
    skills: line(200).optional(),
    productType: code.optional(),
  }),
  output: z.object({ unfit: z.array(Unfit) }),
});

const wallTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
export const SaveShifts = endpoint({
  method: 'PUT',
  path: '/api/technicians/:id/shifts',
  summary: 'The weekly shifts of a technician',
  params: person,
  body: z.strictObject({
    shifts: z
      .array(
        z
          .strictObject({ weekday: z.int().min(1).max(7), starts: wallTime, ends: wallTime })
          .refine(({ starts, ends }) => starts < ends, { message: 'ends_before_it_starts' }),
      )
      .max(21)
      .refine(
        (shifts) =>
          shifts.every((a, place) =>
            shifts
              .slice(place + 1)
              .every((b) => a.weekday !== b.weekday || a.ends <= b.starts || b.ends <= a.starts),
          ),
        { message: 'shifts_overlap' },
      ),
  }),
  output: z.object({ id: z.uuid() }),
});
export const ChangeShift = endpoint({
  method: 'PUT',
  path: '/api/technicians/:id/shift-changes/:day',
  summary: 'Leave or an extra shift on one day',
  params: person.extend({ day }),
  body: z
    .strictObject({
      kind: z.enum(['leave', 'extra']),
      starts: wallTime.nullable().default(null),
      ends: wallTime.nullable().default(null),
      reason: prose(300),
    })
    .refine(
      ({ kind, starts, ends }) => kind === 'leave' || (starts !== null && ends !== null && starts < ends),
      {
        message: 'ends_before_it_starts',
      },
    ),
  output: z.object({ id: z.uuid() }),
});

export const ListPeopleTerms = endpoint({
  method: 'GET',
  path: '/api/people-terms',
  summary: 'Skills and kinds of certificate, with their source and whether it was verified',
  output: z.object({
    skills: z.array(z.object({ code: z.string(), name })),
    certificateKinds: z.array(
      z.object({
        code: z.string(),
        name,
        specialOperation: z.boolean(),
        validYears: z.int().nullable(),
        reviewYears: z.int().nullable(),
        source: z.string(),
        verified: z.boolean(),
      }),
    ),
  }),
});
