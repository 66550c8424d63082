import { derive, Offer, Quotes, soldBy } from './offers';

const databaseStorage = soldBy('AmazonRDS', 'Database Storage');
const databaseIops = soldBy('AmazonRDS', 'Provisioned IOPS');
const backup = soldBy('AmazonRDS', 'Storage Snapshot');
const proxy = soldBy('AmazonRDS', 'Database Proxy');

const DEPLOYMENTS = {
  single: { deploymentOption: 'Single-AZ', usage: 'InstanceUsage' },
  multi: { deploymentOption: 'Multi-AZ', usage: 'Multi-AZUsage' },
};

const postgres = (
  zones: keyof typeof DEPLOYMENTS,
  type: string,
  quotes: Quotes,
): Offer => ({
  key: `rds-pg/${zones}/${type}`,
  service: 'AmazonRDS',
  productFamily: 'Database Instance',
  attributes: {
    instanceType: type,
    deploymentOption: DEPLOYMENTS[zones].deploymentOption,
    databaseEngine: 'PostgreSQL',
    usagetype: `{region}-${DEPLOYMENTS[zones].usage}:${type}`,
  },
  unit: 'Hrs',
  ...quotes,
});

const read: readonly Offer[] = [
  postgres('single', 'db.t4g.micro', {
    virginia: ['0.016', 'calculator'],
    seoul: ['0.025', 'calculator', 'catalogue', 'script'],
  }),
  postgres('multi', 'db.t4g.micro', {
    virginia: ['0.032', 'calculator'],
    seoul: ['0.051', 'calculator', 'catalogue'],
  }),
  postgres('single', 'db.t4g.small', {
    virginia: ['0.032', 'calculator', 'infracost'],
    seoul: ['0.051', 'calculator', 'catalogue', 'script'],
  }),
  postgres('multi', 'db.t4g.small', {
    virginia: ['0.065', 'calculator', 'infracost'],
    seoul: ['0.102', 'calculator'],
  }),
  postgres('single', 'db.t4g.medium', {
    virginia: ['0.065', 'calculator'],
    seoul: ['0.102', 'calculator', 'catalogue', 'script'],
  }),
  postgres('multi', 'db.t4g.medium', {
    virginia: ['0.129', 'calculator'],
    seoul: ['0.203', 'calculator'],
  }),
  postgres('single', 'db.t4g.large', { seoul: ['0.203', 'script'] }),
  postgres('single', 'db.r6g.large', {
    virginia: ['0.225', 'calculator'],
    seoul: ['0.27', 'calculator'],
  }),
  postgres('multi', 'db.r6g.large', {
    virginia: ['0.45', 'calculator'],
    seoul: ['0.54', 'calculator'],
  }),
  postgres('single', 'db.m7g.large', { seoul: ['0.2344', 'catalogue'] }),
  postgres('single', 'db.r7g.large', { seoul: ['0.2869', 'catalogue'] }),
  postgres('multi', 'db.r7g.large', { seoul: ['0.5738', 'catalogue'] }),
  postgres('single', 'db.t3.large', { virginia: ['0.145', 'infracost'] }),
  databaseStorage(
    'rds/storage-gp3/Single-AZ',
    'GB-Mo',
    {
      deploymentOption: 'Single-AZ',
      databaseEngine: 'Any',
      volumeType: 'General Purpose-GP3',
      usagetype: '{region}-RDS:GP3-Storage',
    },
    {
      virginia: ['0.115', 'calculator', 'infracost'],
      seoul: ['0.131', 'calculator', 'catalogue', 'script'],
    },
  ),
  databaseStorage(
    'rds/storage-gp3/Multi-AZ',
    'GB-Mo',
    {
      deploymentOption: 'Multi-AZ',
      databaseEngine: 'Any',
      volumeType: 'General Purpose-GP3',
      usagetype: '{region}-RDS:Multi-AZ-GP3-Storage',
    },
    {
      virginia: ['0.23', 'infracost'],
      seoul: ['0.262', 'catalogue'],
    },
  ),
  databaseStorage(
    'rds/storage-gp2/Single-AZ',
    'GB-Mo',
    {
      deploymentOption: 'Single-AZ',
      databaseEngine: 'Any',
      volumeType: 'General Purpose',
      usagetype: '{region}-RDS:GP2-Storage',
    },
    {
      virginia: ['0.115', 'infracost'],
      seoul: ['0.131', 'catalogue'],
    },
  ),
  databaseStorage(
    'rds/storage-gp2/Multi-AZ',
    'GB-Mo',
    {
      deploymentOption: 'Multi-AZ',
      databaseEngine: 'Any',
      volumeType: 'General Purpose',
      usagetype: '{region}-RDS:Multi-AZ-GP2-Storage',
    },
    {
      virginia: ['0.23', 'infracost'],
    },
  ),
  databaseIops(
    'rds/gp3-iops/Single-AZ',
    'IOPS-Mo',
    {
      deploymentOption: 'Single-AZ',
      groupDescription: 'RDS Provisioned GP3 IOPS',
      databaseEngine: 'Any',
      usagetype: '{region}-RDS:GP3-PIOPS',
    },
    {
      virginia: ['0.02', 'infracost'],
      seoul: ['0.023', 'catalogue'],
    },
  ),
  databaseIops(
    'rds/gp3-iops/Multi-AZ',
    'IOPS-Mo',
    {
      deploymentOption: 'Multi-AZ',
      groupDescription: 'RDS Provisioned GP3 IOPS',
      databaseEngine: 'Any',
      usagetype: '{region}-RDS:Multi-AZ-GP3-PIOPS',
    },
    {
      virginia: ['0.04', 'infracost'],
    },
  ),
  backup(
    'rds/backup',
    'GB-Mo',
    {
      databaseEngine: 'Any',
      usagetype: '{region}-RDS:ChargedBackupUsage',
      engineCode: '14',
      operation: '',
    },
    {
      virginia: ['0.095', 'infracost'],
      seoul: ['0.095', 'catalogue'],
    },
  ),
  proxy('rds/proxy', 'vCPU-hour', '{region}-RDS:ProxyUsage', {
    seoul: ['0.018', 'catalogue'],
  }),
];

const quoteOf = (zones: string, type: string): Offer =>
  read.find(each => each.key === `rds-pg/${zones}/${type}`) as Offer;

const large = quoteOf('single', 'db.m7g.large');

/**
 * Of `db.m7g` only one price was seen. Two zones cost twice one zone, as they do
 * exactly for `db.r6g` and `db.r7g`, and an `xlarge` twice a `large`.
 */
export const rds: readonly Offer[] = [
  ...read,
  derive(large, '2', quotes => postgres('multi', 'db.m7g.large', quotes)),
  derive(large, '2', quotes => postgres('single', 'db.m7g.xlarge', quotes)),
  derive(large, '4', quotes => postgres('multi', 'db.m7g.xlarge', quotes)),
];
