import type { Context } from '../../kernel/context.ts';
import { chinaDay, DAY } from '../../kernel/time.ts';
import {
  addCertificate,
  keepShifts,
  keepSkill,
  keepTechnician,
  recordHealthCheck,
} from './people.actions.ts';
import { addSession } from './training.actions.ts';

type DemoTechnician = {
  id: string;
  speciality: 'mechanical' | 'electrical' | 'home_design';
  years: number;
  home: { lng: number; lat: number };
  certificates: [kind: string, number: string, issuedDaysAgo: number][];
  skills: [code: string, level: number][];
};

const WEEK = [1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, starts: '09:00', ends: '18:00' }));
const PRODUCT_LINES = ['appliance', 'electronics', 'home', 'office'];

/** A technician of the demo company with a file that is complete but for what `certificates` lack. */
async function insertOne(ctx: Context, one: DemoTechnician): Promise<void> {
  const ago = (days: number) => chinaDay(ctx.now - days * DAY);
  await keepTechnician(ctx, one.id, {
    speciality: one.speciality,
    experienceYears: one.years,
    providerName: null,
    home: one.home,
    positionCertifiedOn: ago(400),
    emergency: one.years > 8,
    active: true,
  });
  for (const [kind, number, days] of one.certificates) {
    await addCertificate(ctx, one.id, { kind, number, issuer: '演示发证机构', issuedOn: ago(days) });
  }
  for (const [skill, level] of one.skills) {
    const body = { level, certifiedOn: ago(300), expiresOn: null };
    await keepSkill(ctx, { params: { id: one.id, skill }, body });
  }
  await recordHealthCheck(ctx, one.id, { checkedOn: ago(100), fit: true, dueOn: ago(-265) });
  await keepShifts(ctx, one.id, { shifts: WEEK });
}

/** One may go anywhere, one has no certificate for electricity, one holds a certificate whose review is overdue. */
function demoFiles([first = '', second = '', third = '']: string[]): DemoTechnician[] {
  return [
    {
      id: first,
      speciality: 'electrical',
      years: 10,
      home: { lng: 121.47, lat: 31.23 },
      certificates: [
        ['electrician', 'DEMO-DG-0001', 700],
        ['refrigeration', 'DEMO-ZL-0001', 700],
        ['service_engineer', 'DEMO-GC-0001', 300],
      ],
      skills: [
        ['appliance_repair', 4],
        ['refrigeration', 4],
        ['smart_home', 2],
        ['furniture_installation', 1],
      ],
    },
    {
      id: second,
      speciality: 'mechanical',
      years: 4,
      home: { lng: 121.38, lat: 31.11 },
      certificates: [['service_engineer', 'DEMO-GC-0002', 500]],
      skills: [
        ['furniture_installation', 4],
        ['furniture_repair', 3],
        ['measuring', 3],
      ],
    },
    {
      id: third,
      speciality: 'electrical',
      years: 6,
      home: { lng: 120.16, lat: 30.28 },
      certificates: [['electrician', 'DEMO-DG-0003', 3 * 365 + 30]],
      skills: [['appliance_repair', 3]],
    },
  ];
}

/** The technicians of the demo company with certificates, skills, health checks, shifts and courses. */
export async function insertDemoTechnicians(
  ctx: Context,
  ids: string[],
  maker: Context['actor'],
): Promise<void> {
  const inside = { ...ctx, actor: { ...maker, scope: 'all' as const } };
  const people = demoFiles(ids);
  for (const one of people) await insertOne(inside, one);
  const attendances = ids.map((userId) => ({ userId, attended: true, result: 'passed' as const }));
  const session = {
    mode: 'on_site' as const,
    heldOn: chinaDay(ctx.now - 60 * DAY),
    trainer: '演示讲师',
    attendances,
  };
  const courses = [
    'safety',
    'service_skill',
    ...PRODUCT_LINES.flatMap((line) =>
      ['manual', 'repair_process', 'emergency_handling'].map((topic) => `${topic}_${line}`),
    ),
  ];
  for (const [place, course] of courses.entries()) {
    await addSession(inside, {
      ...session,
      course,
      hoursKind: place % 2 === 0 ? 'theory' : 'practice',
      classHours: 4,
      content: '演示培训',
    });
  }
}
