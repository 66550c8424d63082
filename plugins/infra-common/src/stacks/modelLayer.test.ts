import {
  compileCatalogModel,
  defaultCatalogEntityModel,
} from '@backstage/catalog-model/alpha';
import { INFRA_ANNOTATIONS } from './annotations';
import { createInfraModelLayer } from './modelLayer';

it('declares every annotation of ours, and says what it means', () => {
  const model = compileCatalogModel([
    defaultCatalogEntityModel,
    createInfraModelLayer(),
  ]);
  const own = model
    .getMetadata()
    .annotations.filter(({ name }) => name.startsWith('infra-portal.io/'));
  expect(own.map(({ name }) => name).sort()).toEqual(
    Object.values(INFRA_ANNOTATIONS).sort(),
  );
  for (const { title, description } of own) {
    expect(title).toBeTruthy();
    expect(description).toMatch(/\.$/);
  }
});
