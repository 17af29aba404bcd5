package io.github.ddasr.scifio;

import org.scijava.Priority;
import org.scijava.plugin.Plugin;

import io.scif.AbstractFormat;
import io.scif.Checker;
import io.scif.Format;
import io.scif.Metadata;
import io.scif.Parser;
import io.scif.Reader;
import io.scif.Writer;

/**
 * NIfTI-1 and -2 in SCIFIO: real-world values, spacing in mm, all volumes. Before Bio-Formats, which leaves slope and
 * orientation out. Pairs (.hdr and .img) are read where they are NIfTI; single files are written.
 */
@Plugin(type = Format.class, name = "NIfTI (DDASR)", priority = NiftiFormat.BEFORE_BIO_FORMATS)
public final class NiftiFormat extends AbstractFormat {

	/** Fiji asks Bio-Formats at "very high" priority, and it takes whatever it knows. */
	static final double BEFORE_BIO_FORMATS = Priority.VERY_HIGH * 2;

	@Override
	protected String[] makeSuffixArray() {
		return new String[] { "nii", "nii.gz" };
	}

	@Override
	public Class<? extends Metadata> getMetadataClass() {
		return NiftiMetadata.class;
	}

	@Override
	public Class<? extends Checker> getCheckerClass() {
		return NiftiChecker.class;
	}

	@Override
	public Class<? extends Parser> getParserClass() {
		return NiftiParser.class;
	}

	@Override
	public Class<? extends Reader> getReaderClass() {
		return NiftiPlaneReader.class;
	}

	@Override
	public Class<? extends Writer> getWriterClass() {
		return NiftiPlaneWriter.class;
	}
}
