import { buildSchema } from 'graphql';

/** As the public code of the pricing API of Infracost has it. */
export const schema = buildSchema(`
  type Query {
    products(filter: ProductFilter): [Product]
  }
  type Product {
    productHash: String
    vendorName: String
    service: String
    productFamily: String
    region: String
    sku: String
    attributes: [Attribute]
    prices(filter: PriceFilter): [Price]
  }
  type Attribute { key: String, value: String }
  type Price {
    priceHash: String
    purchaseOption: String
    unit: String
    USD: String
    effectiveDateStart: String
    effectiveDateEnd: String
    startUsageAmount: String
    endUsageAmount: String
    description: String
    termLength: String
    termPurchaseOption: String
    termOfferingClass: String
  }
  input ProductFilter {
    vendorName: String
    service: String
    productFamily: String
    region: String
    sku: String
    attributeFilters: [AttributeFilter!]
  }
  input AttributeFilter { key: String!, value: String, value_regex: String }
  input PriceFilter {
    purchaseOption: String
    unit: String
    description: String
    description_regex: String
    startUsageAmount: String
    endUsageAmount: String
    termLength: String
    termPurchaseOption: String
    termOfferingClass: String
  }
`);
