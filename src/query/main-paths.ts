import type { AttributeId } from '../evidence/attributes/attributes.js';

/**
 * What an attribute's bare name stands for in a filter and in a column: the part of its value that answers the
 * question of its title. Empty: the value itself. Every other part goes by its path, like `retention.periods.kind`.
 */
export const MAIN_PATHS: Readonly<Record<AttributeId, string>> = {
  'processor-terms': 'form',
  'data-roles': 'roles.role',
  'sub-processors': 'entities.name',
  'sub-processor-notice': 'days',
  'contracting-entity': 'entities.name',
  upstreams: 'parties',
  'lead-authority': 'name',
  'governing-terms': 'product_policies',
  'trust-materials': 'trust_materials',
  'ai-act-position': 'published',
  endpoints: 'hosts.host',
  'data-locations': 'locations.place',
  'inference-locations': 'locations.place',
  'access-locations': 'locations.place',
  'eea-confinement': 'offered',
  transfers: 'leave_eea',
  'transfer-tools': 'tools.tool',
  'transfer-assessment': 'result',
  'authority-access': 'commits',
  'training-use': 'used',
  retention: 'periods.days',
  'abuse-monitoring': 'days',
  deletion: 'result',
  'breach-notification': 'committed',
  'security-terms': 'in_writing',
  certifications: 'certificates.id',
  modality: '',
  context: 'tokens',
  'input-price': 'usd',
  'output-price': 'usd',
  lifecycle: 'status',
  licence: 'weights',
  'training-summary': 'published',
  'downstream-information': 'offered',
  'authorised-representative': 'appointed',
  'open-source-exemption': 'relied_on',
};
