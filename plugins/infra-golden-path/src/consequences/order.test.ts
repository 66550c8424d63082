import type { Gate, PlannedResource } from '@infra-portal/infra-common';
import { byType } from './resourceTypes';
import { verdict, worstFirst } from './verdict';

const gate = (id: Gate['id'], status: Gate['status']): Gate => ({
  id,
  status,
  findings: [],
  source: 'x',
  observedAt: '2026-11-21T10:00:00Z',
});

describe('verdict', () => {
  it('is as bad as the worst gate', () => {
    const gates = [
      gate('policy', 'not-run'),
      gate('intent', 'passed'),
      gate('standards', 'warning'),
      gate('render', 'failed'),
      gate('format', 'failed'),
    ];
    expect(verdict(gates)).toEqual({ status: 'failed', count: 2 });
    expect(verdict(gates.slice(0, 3)).status).toBe('warning');
    expect(verdict(gates.slice(0, 2)).status).toBe('not-run');
    expect(verdict([])).toEqual({ status: 'none', count: 0 });
    expect(worstFirst(gates).map(each => each.id)).toEqual([
      'render',
      'format',
      'standards',
      'policy',
      'intent',
    ]);
  });
});

describe('byType', () => {
  const resource = (
    type: string,
    name: string,
    action: PlannedResource['action'],
  ): PlannedResource => ({
    address: `${type}.${name}`,
    type,
    mode: 'managed',
    action,
    attributes: [],
    moreAttributes: 0,
  });

  it('has what can do harm first, and copes with any name', () => {
    const types = byType([
      resource('aws_s3_bucket', 'a', 'create'),
      resource('constructor', 'b', 'create'),
      resource('aws_s3_bucket', 'c', 'delete'),
      resource('__proto__', 'd', 'replace'),
    ]);
    expect(types.map(each => each.type)).toEqual([
      'aws_s3_bucket',
      '__proto__',
      'constructor',
    ]);
    expect(types[0].resources.map(each => each.action)).toEqual([
      'delete',
      'create',
    ]);
  });
});
