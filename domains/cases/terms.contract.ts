import { z } from 'zod';

/** The words of a case, one list each; `docs/glossary.md` maps them to Chinese. */
export const kinds = ['request', 'complaint', 'consultation', 'suggestion', 'praise'] as const;
export const urgencies = ['general', 'urgent'] as const;
export const importances = ['high', 'medium', 'low'] as const;
export const categories = [
  'product_quality',
  'safety',
  'service_attitude',
  'after_sales',
  'logistics',
  'other',
] as const;
export const impactClasses = ['A', 'B', 'C'] as const;
/** Links of the business that a case concerns (S1 1.1). */
export const businessLinks = ['sales', 'delivery', 'installation', 'after_sales', 'other'] as const;
/** Life-cycle phase (S2 1.3.1). */
export const phases = ['pre_sale', 'in_sale', 'after_sale', 'recycling'] as const;
/** Touch points (S2 1.3.2) and the named channels of S1 3.1 and S3 2-1. */
export const channels = [
  'phone',
  'email',
  'chat',
  'outlet',
  'social_media',
  'app',
  'online_platform',
  'on_site',
  'letter',
  '12315',
] as const;
export const purchaseChannels = [
  'own_store',
  'dealer',
  'e_commerce',
  'live_stream',
  'project',
  'group_purchase',
  'other',
] as const;
export const productTypes = ['appliance', 'electronics', 'home', 'office'] as const;
export const serviceTypes = [
  'delivery_installation',
  'commissioning',
  'repair',
  'return_exchange',
  'extended_warranty',
  'recycling',
  'technical_advice',
  'complaint',
] as const;
export const stages = [
  'receive',
  'assess',
  'dispatch',
  'on_site',
  'confirm',
  'end',
  'follow_up',
  'closed',
] as const;
export const steps = [
  'accept',
  'verify',
  'classify',
  'contact',
  'investigate',
  'analyse',
  'plan',
  'approve',
  'agree',
  'execute',
  'feed_back',
  'satisfaction',
  'improve',
  'check',
  'follow_up',
  'close',
] as const;
export const measureTypes = [
  'return',
  'exchange',
  'repair',
  'compensation',
  'apology',
  'explanation',
  'technical_help',
  'other',
] as const;
export const recordKinds = [
  'verification',
  'classification',
  'contact',
  'evidence',
  'cause',
  'feedback',
  'satisfaction',
  'improvement',
  'checks',
  'follow_up',
  'progress_check',
  'note',
] as const;

export type Kind = (typeof kinds)[number];
export type Category = (typeof categories)[number];
export type ImpactClass = (typeof impactClasses)[number];
export type Stage = (typeof stages)[number];
export type Step = (typeof steps)[number];
export type MeasureType = (typeof measureTypes)[number];
export type RecordKind = (typeof recordKinds)[number];

export const CaseNumber = z.string().regex(/^[A-Z]{2}\d{4}-\d{6,}$/);
export const Names = z.object({ zh: z.string(), en: z.string() });
