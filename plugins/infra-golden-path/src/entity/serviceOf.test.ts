import type { Entity } from '@backstage/catalog-model';
import { serviceOf } from './serviceOf';

const entity = (rest: Partial<Entity['metadata']> = {}): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'authhub-login',
    title: 'authhub/login',
    annotations: {
      'infra-portal.io/intent': 'stacks/authhub/login/service.yaml',
      'infra-portal.io/golden-path': 'ecs-fargate@1.2.0',
      'infra-portal.io/repository': 'github.com/acme/infrastructure',
    },
    ...rest,
  },
  spec: { type: 'service', owner: 'x', system: 'authhub' },
});

describe('serviceOf', () => {
  it('reads product, service and golden path', () => {
    expect(serviceOf(entity())).toMatchObject({
      product: 'authhub',
      service: 'login',
      intent: 'stacks/authhub/login/service.yaml',
      goldenPath: { name: 'ecs-fargate', version: '1.2.0' },
      repository: 'github.com/acme/infrastructure',
    });
  });

  it('takes the folder where somebody gave another title', () => {
    expect(serviceOf(entity({ title: 'The login' }))?.service).toBe('login');
  });

  it('does not guess a service that is called otherwise', () => {
    expect(serviceOf(entity({ name: 'other' }))?.service).toBeUndefined();
  });

  it('knows nothing of an entity without an intent', () => {
    expect(serviceOf(entity({ annotations: {} }))).toBeUndefined();
    expect(serviceOf(entity({ annotations: undefined }))).toBeUndefined();
  });
});
