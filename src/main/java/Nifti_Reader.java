import io.github.ddasr.command.NiftiPlugin;

/**
 * The name under which ImageJ 1.x looks for a reader of .nii and .nii.gz files. Like every class that ImageJ finds by
 * a name alone it is in no package.
 */
public final class Nifti_Reader extends NiftiPlugin {
}
