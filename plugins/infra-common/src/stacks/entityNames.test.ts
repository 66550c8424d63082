import { serviceEntityName, stackEntityName } from './entityNames';

const VALID = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

it('keeps names that fit', () => {
  expect(serviceEntityName('authhub', 'api')).toBe('authhub-api');
  expect(stackEntityName('authhub', 'api', 'dev')).toBe('authhub-api-dev');
});

it('shortens others, and tells them apart', () => {
  const long = 'a-very-long-product-name-indeed';
  const names = [
    stackEntityName(long, 'with-a-long-service-name', 'prod'),
    stackEntityName(long, 'with-a-long-service-name', 'dev'),
    serviceEntityName('결제', 'api'),
    serviceEntityName('정산', 'api'),
    serviceEntityName('__proto__', 'x'),
    serviceEntityName('--', '--'),
  ];
  for (const name of names) expect(name).toMatch(VALID);
  expect(new Set(names).size).toBe(names.length);
});
