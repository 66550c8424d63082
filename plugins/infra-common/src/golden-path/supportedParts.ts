/**
 * Parts of an intent that a golden path may know or not. A part within another
 * (`auth.opa`) can be known alone; knowing the whole (`auth`) is knowing all.
 */
export const PARTS = [
  'image',
  'source',
  'port',
  'healthPath',
  'cpu',
  'memory',
  'count',
  'ingress',
  'ingress.public',
  'ingress.internal',
  'ingress.waf',
  'ingress.path',
  'ingress.allowedCidrs',
  'ingress.priority',
  'database',
  'database.postgres',
  'database.mysql',
  'database.proxy',
  'cache',
  'buckets',
  'queues',
  'topics',
  'auth',
  'auth.cognito',
  'auth.opa',
  'secrets',
  'variables',
  'deployment',
  'deployment.rolling',
  'deployment.blue-green',
  'deployment.canary',
  'objectives',
  'alertChannel',
] as const;

export type IntentPart = (typeof PARTS)[number];
