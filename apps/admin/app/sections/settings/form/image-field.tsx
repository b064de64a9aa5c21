import { useField } from '@ui/work/form/form-scope.tsx';

/** A picture of the brand: what is there, another file in its place, or none. */
export function ImageField({
  name,
  label,
  help,
  fileKey,
  tenantId,
}: {
  name: string;
  label: string;
  help?: string | undefined;
  fileKey: string;
  tenantId: string;
}) {
  const field = useField(name, fileKey);
  const current = field.input.defaultValue;
  const file = useField(`${name}.$file`);
  const remove = useField(`${name}.$remove`);
  return (
    <div className="min-w-0">
      <input type="hidden" name={name} form={field.input.form} defaultValue={current} />
      <label htmlFor={file.id} className="mb-1 block text-13 font-medium">
        {label}
      </label>
      <div className="flex flex-wrap items-center gap-3">
        {current && (
          <img
            src={`/media/${tenantId}/${current}`}
            alt={`${label}, as it is now`}
            className="h-10 max-w-40 rounded-md border border-line bg-sunken object-contain p-1"
          />
        )}
        <input
          id={file.id}
          type="file"
          name={`${name}.$file`}
          form={field.input.form}
          accept="image/png,image/webp,image/avif,image/jpeg,image/gif"
          className="min-w-0 text-13"
        />
        {current && (
          <span className="flex items-center gap-2 text-13">
            <input
              id={remove.id}
              type="checkbox"
              name={`${name}.$remove`}
              value="yes"
              form={field.input.form}
            />
            <label htmlFor={remove.id}>Remove</label>
          </span>
        )}
      </div>
      {help && <p className="mt-1 text-12 text-muted">{help}</p>}
      {field.error && (
        <p id={field.errorId} className="mt-1 text-12 font-medium text-bad">
          {field.error}
        </p>
      )}
    </div>
  );
}
