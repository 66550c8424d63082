import { SavingRule } from '../types';
import { natGateways, offAtNight, singleZone } from './development';
import { idleBalancer, idleNatGateway, unattachedAddress } from './idle';
import { logRetention, objectLifecycle } from './kept';
import { graviton, oldGeneration } from './machines';
import { Rule } from './Proposal';
import { rightSize } from './rightSize';
import { gp3 } from './volumes';

export const rules: Readonly<Record<SavingRule, Rule>> = {
  graviton,
  'old-generation': oldGeneration,
  gp3,
  'nat-gateways': natGateways,
  'idle-nat-gateway': idleNatGateway,
  'idle-balancer': idleBalancer,
  'off-at-night': offAtNight,
  'single-zone': singleZone,
  'log-retention': logRetention,
  'unattached-address': unattachedAddress,
  'object-lifecycle': objectLifecycle,
  'right-size': rightSize,
};
