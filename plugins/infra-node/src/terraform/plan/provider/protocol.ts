import { parse } from 'protobufjs';

/**
 * The messages of Terraform's plugin protocol 5 that a provider needs here.
 * Fields that are neither read nor written are left out: protobuf skips them.
 *
 * @see https://developer.hashicorp.com/terraform/plugin/terraform-plugin-protocol
 */
const MESSAGES = `
syntax = "proto3";

message Empty {}
message Dynamic { bytes msgpack = 1; bytes json = 2; }
message RawState { bytes json = 1; }
message Diagnostic { int32 severity = 1; string summary = 2; string detail = 3; }

message Attribute {
  string name = 1;
  bytes type = 2;
  bool required = 4;
  bool optional = 5;
  bool computed = 6;
  bool sensitive = 7;
  bool write_only = 10;
}
message NestedBlock {
  string type_name = 1;
  Block block = 2;
  int32 nesting = 3;
  int64 min_items = 4;
  int64 max_items = 5;
}
message Block {
  repeated Attribute attributes = 2;
  repeated NestedBlock block_types = 3;
}
message Schema { int64 version = 1; Block block = 2; }

message Capabilities { bool plan_destroy = 1; bool get_provider_schema_optional = 2; }
message GetSchemaResponse {
  Schema provider = 1;
  map<string, Schema> resource_schemas = 2;
  map<string, Schema> data_source_schemas = 3;
  Schema provider_meta = 5;
  Capabilities server_capabilities = 6;
}

message ConfigRequest { Dynamic config = 1; }
message PrepareResponse { Dynamic prepared_config = 1; repeated Diagnostic diagnostics = 2; }
message ConfigureRequest { string terraform_version = 1; Dynamic config = 2; }
message DiagnosticsResponse { repeated Diagnostic diagnostics = 1; }
message ValidateRequest { string type_name = 1; Dynamic config = 2; }

message UpgradeRequest { string type_name = 1; int64 version = 2; RawState raw_state = 3; }
message UpgradeResponse { Dynamic upgraded_state = 1; repeated Diagnostic diagnostics = 2; }
message ReadRequest { string type_name = 1; Dynamic current_state = 2; bytes private = 3; }
message ReadResponse { Dynamic new_state = 1; repeated Diagnostic diagnostics = 2; bytes private = 3; }
message PlanRequest {
  string type_name = 1;
  Dynamic prior_state = 2;
  Dynamic proposed_new_state = 3;
  Dynamic config = 4;
  bytes prior_private = 5;
}
message PlanResponse {
  Dynamic planned_state = 1;
  bytes planned_private = 3;
  repeated Diagnostic diagnostics = 4;
  bool legacy_type_system = 5;
}
message ApplyRequest { string type_name = 1; Dynamic prior_state = 2; Dynamic planned_state = 3; }
message ApplyResponse {
  Dynamic new_state = 1;
  bytes private = 2;
  repeated Diagnostic diagnostics = 3;
  bool legacy_type_system = 4;
}
message ImportRequest { string type_name = 1; string id = 2; }
message Imported { string type_name = 1; Dynamic state = 2; }
message ImportResponse { repeated Imported imported_resources = 1; repeated Diagnostic diagnostics = 2; }
message DataRequest { string type_name = 1; Dynamic config = 2; }
message DataResponse { Dynamic state = 1; repeated Diagnostic diagnostics = 2; }
message StopResponse { string error = 1; }
`;

const root = parse(MESSAGES, { keepCase: true }).root;

/** A message type by its name in this file. @throws Error for an unknown name */
export function messageType(name: string) {
  return root.lookupType(name);
}

/** A value of Terraform as it travels: MessagePack, or JSON in old states. */
export interface Dynamic {
  msgpack?: Uint8Array;
  json?: Uint8Array;
}

export interface DiagnosticMessage {
  /** 1 is an error, 2 a warning. */
  severity: number;
  summary: string;
  detail?: string;
}

/** Request and answer of every call of the provider service. */
export const CALLS = {
  GetSchema: ['Empty', 'GetSchemaResponse'],
  PrepareProviderConfig: ['ConfigRequest', 'PrepareResponse'],
  Configure: ['ConfigureRequest', 'DiagnosticsResponse'],
  ValidateResourceTypeConfig: ['ValidateRequest', 'DiagnosticsResponse'],
  ValidateDataSourceConfig: ['ValidateRequest', 'DiagnosticsResponse'],
  UpgradeResourceState: ['UpgradeRequest', 'UpgradeResponse'],
  ReadResource: ['ReadRequest', 'ReadResponse'],
  PlanResourceChange: ['PlanRequest', 'PlanResponse'],
  ApplyResourceChange: ['ApplyRequest', 'ApplyResponse'],
  ImportResourceState: ['ImportRequest', 'ImportResponse'],
  ReadDataSource: ['DataRequest', 'DataResponse'],
  Stop: ['Empty', 'StopResponse'],
} as const;

export type CallName = keyof typeof CALLS;
