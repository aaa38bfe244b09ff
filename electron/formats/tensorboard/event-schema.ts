// The messages of TensorBoard's event files: names, numbers and types of fields as TensorFlow's event.proto, summary.proto
// and histogram.proto (proto3, package tensorflow) have them, without the fields that are not written here.
import { create, createFileRegistry, type DescMessage } from '@bufbuild/protobuf';
import {
  type DescriptorProto,
  DescriptorProtoSchema,
  FieldDescriptorProto_Label,
  FieldDescriptorProto_Type,
  FieldDescriptorProtoSchema,
  FileDescriptorProtoSchema,
  OneofDescriptorProtoSchema,
} from '@bufbuild/protobuf/wkt';

const { DOUBLE, FLOAT, INT64, INT32, STRING, BYTES, MESSAGE } = FieldDescriptorProto_Type;
const PACKAGE = 'tensorflow';

interface Field {
  readonly number: number;
  readonly type: FieldDescriptorProto_Type;
  readonly repeated?: true;
  /** Full name of a message's or enumeration's type. */
  readonly of?: string;
  /** Whether it is one of the message's sole choice. */
  readonly choice?: true;
}

/** `choice` is the name of the message's oneof. */
function message(name: string, fields: Readonly<Record<string, Field>>, choice?: string): DescriptorProto {
  return create(DescriptorProtoSchema, {
    name,
    oneofDecl: choice === undefined ? [] : [create(OneofDescriptorProtoSchema, { name: choice })],
    field: Object.entries(fields).map(([field, { number, type, repeated, of, choice: chosen }]) =>
      create(FieldDescriptorProtoSchema, {
        name: field,
        number,
        type,
        label: repeated ? FieldDescriptorProto_Label.REPEATED : FieldDescriptorProto_Label.OPTIONAL,
        ...(of === undefined ? {} : { typeName: `.${PACKAGE}.${of}` }),
        ...(chosen === undefined ? {} : { oneofIndex: 0 }),
      }),
    ),
  });
}

const histogram = message('HistogramProto', {
  min: { number: 1, type: DOUBLE },
  max: { number: 2, type: DOUBLE },
  num: { number: 3, type: DOUBLE },
  sum: { number: 4, type: DOUBLE },
  sum_squares: { number: 5, type: DOUBLE },
  bucket_limit: { number: 6, type: DOUBLE, repeated: true },
  bucket: { number: 7, type: DOUBLE, repeated: true },
});

const image = message('Image', {
  height: { number: 1, type: INT32 },
  width: { number: 2, type: INT32 },
  colorspace: { number: 3, type: INT32 },
  encoded_image_string: { number: 4, type: BYTES },
});

const value = message(
  'Value',
  {
    tag: { number: 1, type: STRING },
    simple_value: { number: 2, type: FLOAT, choice: true },
    image: { number: 4, type: MESSAGE, of: 'Summary.Image', choice: true },
    histo: { number: 5, type: MESSAGE, of: 'HistogramProto', choice: true },
  },
  'value',
);

const summary = message('Summary', { value: { number: 1, type: MESSAGE, of: 'Summary.Value', repeated: true } });
summary.nestedType.push(image, value);

/** Tells a reader that training went on from a step: what it read of later ones does not count. */
const sessionLog = message('SessionLog', { status: { number: 1, type: INT32 } });

const event = message(
  'Event',
  {
    wall_time: { number: 1, type: DOUBLE },
    step: { number: 2, type: INT64 },
    file_version: { number: 3, type: STRING, choice: true },
    summary: { number: 5, type: MESSAGE, of: 'Summary', choice: true },
    session_log: { number: 7, type: MESSAGE, of: 'SessionLog', choice: true },
  },
  'what',
);

const file = create(FileDescriptorProtoSchema, {
  name: 'event.proto',
  package: PACKAGE,
  syntax: 'proto3',
  messageType: [histogram, summary, sessionLog, event],
});
const registry = createFileRegistry(file, () => undefined);

export const eventMessage: DescMessage = messageOf('Event');

function messageOf(name: string): DescMessage {
  const found = registry.getMessage(`${PACKAGE}.${name}`);
  if (found === undefined) throw new Error(`event.proto has no ${name}`);
  return found;
}
