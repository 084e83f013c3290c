import type { ComponentType } from 'react';
import type { Me, Permission } from '../../../domains/identity/identity.contract.ts';
import {
  ApiKeyIcon,
  ApprovalIcon,
  BoardIcon,
  BookIcon,
  CasesIcon,
  CatalogueIcon,
  CodeIcon,
  CoinIcon,
  DeskIcon,
  ExportIcon,
  EyeIcon,
  GaugeIcon,
  GuaranteeIcon,
  HandIcon,
  KeyIcon,
  LessonIcon,
  LockIcon,
  PartIcon,
  PersonIcon,
  PriceIcon,
  ReturnIcon,
  SearchIcon,
  ShieldIcon,
  ToolIcon,
  TreeIcon,
  UsersIcon,
  WallIcon,
} from '../../../ui/icons.tsx';

/** A place with its address, and the right that it needs; in the bottom bar of a phone it is under More. */
const place = <const Name extends string, const To extends string>(
  name: Name,
  to: To,
  icon: ComponentType,
  needs: Permission | null,
) => ({ name, to, icon, needs, thumb: false });

/** One that has a button of its own in the bottom bar of a phone. */
const underThumb = <Place>(place: Place) => ({ ...place, thumb: true });

/** The places of the office app in the order of the menu; those without the right are not shown. */
export const placeGroups = [
  {
    name: 'front',
    places: [
      underThumb(place('desk', '/', DeskIcon, 'cases:view')),
      underThumb(place('cases', '/cases', CasesIcon, 'cases:view')),
      underThumb(place('approvals', '/approvals', ApprovalIcon, 'cases:view')),
      place('wall', '/wall', WallIcon, 'wall:view'),
      underThumb(place('search', '/search', SearchIcon, 'cases:view')),
    ],
  },
  {
    name: 'visits',
    places: [
      place('workOrders', '/work-orders', ToolIcon, 'workorders:view'),
      place('dispatch', '/dispatch', BoardIcon, 'workorders:dispatch'),
      place('technicians', '/technicians', PersonIcon, 'people:view'),
      place('training', '/training', LessonIcon, 'people:view'),
      place('serviceQuality', '/service-quality', GaugeIcon, 'workorders:view'),
    ],
  },
  {
    name: 'goods',
    places: [
      place('returns', '/returns', ReturnIcon, 'returns:view'),
      place('warranty', '/warranty', GuaranteeIcon, 'warranty:view'),
      place('parts', '/parts', PartIcon, 'parts:view'),
      place('prices', '/prices', PriceIcon, 'prices:view'),
      place('costs', '/costs', CoinIcon, 'costs:view'),
    ],
  },
  {
    name: 'rules',
    places: [
      place('standards', '/standards', BookIcon, 'standards:view'),
      place('serviceCatalogue', '/service-catalogue', CatalogueIcon, 'standards:view'),
      place('conformance', '/conformance', ShieldIcon, 'conformance:view'),
    ],
  },
  {
    name: 'data',
    places: [
      place('protection', '/data-dictionary', LockIcon, 'protection:view'),
      place('privacy', '/privacy', HandIcon, 'privacy:view'),
      place('accessLog', '/access-log', EyeIcon, 'audit:view'),
      place('customerExports', '/customer-exports', ExportIcon, 'exports:request'),
    ],
  },
  {
    name: 'company',
    places: [
      place('organisation', '/organisation', TreeIcon, 'organisation:view'),
      place('users', '/users', UsersIcon, 'users:manage'),
      place('access', '/access', KeyIcon, 'organisation:view'),
      place('signInSecurity', '/sign-in-security', LockIcon, 'security:manage'),
      place('keys', '/api-keys', ApiKeyIcon, 'keys:manage'),
      place('api', '/api-reference', CodeIcon, null),
    ],
  },
] as const;

type PlaceGroup = (typeof placeGroups)[number];
export type GroupName = PlaceGroup['name'];
export type OwnPlace = PlaceGroup['places'][number];

/** Whether a place is open to somebody with these rights. */
export const isOpenTo = (rights: Me['rights'], { needs }: OwnPlace): boolean =>
  needs === null || needs in rights;

/** All places, without their groups. */
export const places: readonly OwnPlace[] = placeGroups.flatMap(({ places }) => [...places]);
