import type { ComponentType } from 'react';
import type { Permission } from '../../../domains/identity/identity.contract.ts';
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

type Place = {
  name: string;
  to: string;
  icon: ComponentType;
  needs: Permission | null;
  /** In the bottom bar of a phone; the others are under More. */
  thumb: boolean;
};

/** The places of the office app in the order of the menu; those without the right are not shown. */
export const placeGroups = [
  {
    name: 'front',
    places: [
      { name: 'desk', to: '/', icon: DeskIcon, needs: null, thumb: true },
      { name: 'cases', to: '/cases', icon: CasesIcon, needs: 'cases:view', thumb: true },
      { name: 'approvals', to: '/approvals', icon: ApprovalIcon, needs: null, thumb: true },
      { name: 'wall', to: '/wall', icon: WallIcon, needs: 'wall:view', thumb: false },
      { name: 'search', to: '/search', icon: SearchIcon, needs: 'cases:view', thumb: true },
    ],
  },
  {
    name: 'visits',
    places: [
      { name: 'workOrders', to: '/work-orders', icon: ToolIcon, needs: 'workorders:view', thumb: false },
      { name: 'dispatch', to: '/dispatch', icon: BoardIcon, needs: 'workorders:dispatch', thumb: false },
      { name: 'technicians', to: '/technicians', icon: PersonIcon, needs: 'people:view', thumb: false },
      { name: 'training', to: '/training', icon: LessonIcon, needs: 'people:view', thumb: false },
      {
        name: 'serviceQuality',
        to: '/service-quality',
        icon: GaugeIcon,
        needs: 'workorders:view',
        thumb: false,
      },
    ],
  },
  {
    name: 'goods',
    places: [
      { name: 'returns', to: '/returns', icon: ReturnIcon, needs: 'returns:view', thumb: false },
      { name: 'warranty', to: '/warranty', icon: GuaranteeIcon, needs: 'warranty:view', thumb: false },
      { name: 'parts', to: '/parts', icon: PartIcon, needs: 'parts:view', thumb: false },
      { name: 'prices', to: '/prices', icon: PriceIcon, needs: 'prices:view', thumb: false },
      { name: 'costs', to: '/costs', icon: CoinIcon, needs: 'costs:view', thumb: false },
    ],
  },
  {
    name: 'rules',
    places: [
      { name: 'standards', to: '/standards', icon: BookIcon, needs: 'standards:view', thumb: false },
      {
        name: 'serviceCatalogue',
        to: '/service-catalogue',
        icon: CatalogueIcon,
        needs: 'standards:view',
        thumb: false,
      },
      { name: 'conformance', to: '/conformance', icon: ShieldIcon, needs: 'conformance:view', thumb: false },
    ],
  },
  {
    name: 'data',
    places: [
      { name: 'protection', to: '/data-dictionary', icon: LockIcon, needs: 'protection:view', thumb: false },
      { name: 'privacy', to: '/privacy', icon: HandIcon, needs: 'privacy:view', thumb: false },
      { name: 'accessLog', to: '/access-log', icon: EyeIcon, needs: 'audit:view', thumb: false },
      {
        name: 'customerExports',
        to: '/customer-exports',
        icon: ExportIcon,
        needs: 'exports:request',
        thumb: false,
      },
    ],
  },
  {
    name: 'company',
    places: [
      { name: 'organisation', to: '/organisation', icon: TreeIcon, needs: 'organisation:view', thumb: false },
      { name: 'users', to: '/users', icon: UsersIcon, needs: 'users:manage', thumb: false },
      { name: 'access', to: '/access', icon: KeyIcon, needs: 'organisation:view', thumb: false },
      {
        name: 'signInSecurity',
        to: '/sign-in-security',
        icon: LockIcon,
        needs: 'security:manage',
        thumb: false,
      },
      { name: 'keys', to: '/api-keys', icon: ApiKeyIcon, needs: 'keys:manage', thumb: false },
      { name: 'api', to: '/api-reference', icon: CodeIcon, needs: null, thumb: false },
    ],
  },
] as const satisfies { name: string; places: Place[] }[];

type PlaceGroup = (typeof placeGroups)[number];
export type GroupName = PlaceGroup['name'];
export type OwnPlace = PlaceGroup['places'][number];

/** All places, without their groups. */
export const places: readonly OwnPlace[] = placeGroups.flatMap(({ places }) => [...places]);
