export { infraStacksCatalogModule } from './module';
