package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.plugin.PluginService;

import io.github.ddasr.quality.MetricChoice;

/** Bad input × command → sentence, with nothing written. IN is an existing file, DIR its folder. */
class SentencesTest {

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource(delimiter = '>', quoteCharacter = '`', textBlock = """
		super-resolve output=DIR/o.nii > super-resolve needs input=FILE.
		super-resolve input=IN > super-resolve needs output=FILE.
		super-resolve input=IN output=IN model=cubic > output=IN would overwrite IN. Give another name; the input is never overwritten.
		super-resolve input=DIR/no.nii output=DIR/o.nii > input=DIR/no.nii does not exist. Check the path.
		super-resolve input=DIR/\uFFFD\uFFFD.nii output=DIR/o.nii > input=DIR/??.nii has letters that the locale of this shell cannot carry. Set LC_ALL=C.UTF-8 and try again.
		super-resolve input=IN output=DIR/\uFFFD.nii > output=DIR/?.nii has letters that the locale of this shell cannot carry. Set LC_ALL=C.UTF-8 and try again.
		train-srn input=DIR/\uFFFD output=DIR/m.safetensors > input=DIR/? has letters that the locale of this shell cannot carry. Set LC_ALL=C.UTF-8 and try again.
		super-resolve input=DIR output=DIR/o.nii > input=DIR is a folder. Give a file.
		super-resolve input=IN output=DIR > output=DIR is a folder. Give a file.
		super-resolve input=IN output=DIR/no/o.nii > output=DIR/no/o.nii cannot be written: the folder DIR/no does not exist. Make it first.
		super-resolve input=IN output=DIR/o.nii scale=x > scale=x is not a scale. Write auto, a number such as 2.5, or three for x, y and z such as 1,1,3.
		super-resolve input=IN output=DIR/o.nii scale=1.5 model=srn-x2-small > Model srn-x2-small enlarges slices by 2, not by 1.5. Choose scale=2, or a method that can: SCALING.
		super-resolve input=IN output=DIR/o.nii scale=20 > A scale of 20 is out of range. Give numbers from 1 to 16.
		super-resolve input=IN output=DIR/o.nii scale=2 spacing=1 > scale= and spacing= are given both. Give one of them.
		super-resolve input=IN output=DIR/o.nii size=big > size=big is not a size. Write the voxels of the result along x, y and z: three whole numbers such as 256,256,180.
		super-resolve input=IN output=DIR/o.nii spacing=1mm > spacing=1mm is not a spacing. Write millimetres: one number such as 1, or three for x, y and z such as 1,1,3.
		super-resolve input=IN output=DIR/o.nii geometry=corners > geometry=corners is not available. Choices: cells, published.
		super-resolve input=IN output=DIR/o.nii model=cubic scale=1,1,2 uncertainty=true > uncertainty=true compares mirrored views of slices, but here whole volumes are enlarged. Leave it out, or choose a method for slices and one number as scale.
		make-isotropic output=DIR/o.nii > make-isotropic needs input=FILE.
		make-isotropic input=IN > make-isotropic needs output=FILE.
		make-isotropic input=IN output=DIR/o.nii spacing=-1 > spacing=-1 is out of range. Give a number from 0 to 100.
		make-isotropic input=IN output=DIR/o.nii spacing=0,9 > spacing=0,9 is written with a comma. Write spacing=0.9, with a decimal point.
		make-isotropic input=IN output=DIR/o.nii model=srn-x2-small > model=srn-x2-small is not available. Choices: auto, VOLUME.
		make-isotropic input=IN output=DIR/o.nii inplane=cubic > inplane=cubic is not available. Choices: none, SLICES.
		make-isotropic-files input=IN > make-isotropic-files needs output=FOLDER.
		make-isotropic-files output=DIR/o > make-isotropic-files needs input=FOLDER-OR-FILES.
		make-isotropic-files input=IN output=DIR/o shard=2 > shard=2 is not a share of the files. Write i/n, such as shard=3/8 for the third of eight processes.
		make-isotropic input=IN output=DIR/o.nii invalid=keep > invalid=keep is not available. Choices: refuse, replace.
		make-isotropic input=IN output=DIR/o.nii > The voxels of in are 1 × 1 × 1 mm, which is isotropic already. Super-Resolve makes them finer, with scale= or spacing=.
		super-resolve input=IN output=DIR/o.nii axis=axal > axis=axal is not available. Did you mean axial? Choices: axial, coronal, sagittal.
		super-resolve input=IN output=DIR/o.nii ensemble=1 > ensemble=1 is neither true nor false. Write ensemble=true or ensemble=false.
		super-resolve input=IN output=DIR/o.nii backproject=yes > backproject=yes is neither true nor false. Write backproject=true or backproject=false.
		super-resolve input=IN output=DIR/o.nii downsampling=dsn > downsampling=dsn is not available. Choices: auto, area, cubic, k-space.
		super-resolve input=IN output=DIR/o.nii tolerance=11 > tolerance=11 is out of range. Give a number from 0 to 10.
		super-resolve input=IN output=DIR/o.nii tolerance=0,5 > tolerance=0,5 is written with a comma. Write tolerance=0.5, with a decimal point.
		super-resolve-files input=IN output=DIR/o consistency=1 > consistency=1 is neither true nor false. Write consistency=true or consistency=false.
		super-resolve-files input=IN output=DIR/o uncertainty=on > uncertainty=on is neither true nor false. Write uncertainty=true or uncertainty=false.
		super-resolve input=IN output=DIR/o.nii tile=-1 > tile=-1 is out of range. Give a number from 0 to 4096.
		super-resolve input=IN output=DIR/o.nii tile=big > tile=big is not a whole number. Give one from 0 to 4096.
		super-resolve input=IN output=DIR/o.nii type=int8 > type=int8 is not available. Choices: input, float32.
		super-resolve input=IN output=DIR/o.nii invalid=keep > invalid=keep is not available. Choices: refuse, replace.
		super-resolve input=IN output=DIR/o.nii model= > The parameter "model" has no value. Write model=value.
		super-resolve input=IN input=IN output=DIR/o.nii > The parameter "input" is given twice. Give it once.
		super-resolve-files output=DIR/o > super-resolve-files needs input=FOLDER-OR-FILES.
		super-resolve-files input=IN > super-resolve-files needs output=FOLDER.
		super-resolve-files input=DIR/*.gz output=DIR/o > input=DIR/*.gz does not exist. Check the path.
		super-resolve-files input=IN output=DIR/no/o > output=DIR/no/o cannot be written: the folder DIR/no does not exist. Make it first.
		super-resolve-files input=IN output=IN > output=IN is a file. Give a folder.
		super-resolve-files input=IN output=DIR model=cubic > output=DIR is the folder of an input. Give another folder; inputs are never overwritten.
		super-resolve-files input=IN output=DIR/o shard=4/3 > shard=4/3 is not a share of the files. Write i/n, such as shard=3/8 for the third of eight processes.
		super-resolve-files input=IN output=DIR/o dry=yes > dry=yes is neither true nor false. Write dry=true or dry=false.
		super-resolve-files input=IN output=DIR/o model=cubik > model=cubik is not available. Did you mean cubic? Choices: MODELS.
		synthesize-low-resolution method=area > synthesize-low-resolution needs input=FILE.
		synthesize-low-resolution input=IN factor=1 > factor=1 is out of range. Give a number from 2 to 8.
		synthesize-low-resolution input=IN method=area > The slices of in are 2 × 2 pixels, smaller than 16 × 16 (8 × factor). Choose a smaller factor, another axis, or leave the file out.
		synthesize-low-resolution input=IN method=cubic noise=0.1 > method=cubic simulates no scanner: thickness, gap, partial, elliptical, tukey and noise mean nothing to it. Leave them out.
		synthesize-low-resolution-files output=DIR/o > synthesize-low-resolution-files needs input=FOLDER-OR-FILES.
		synthesize-low-resolution-files input=IN > synthesize-low-resolution-files needs output=FOLDER.
		synthesize-low-resolution-files input=IN output=DIR/o dimensions=4 > dimensions=4 is not available. Choices: 2, 3.
		synthesize-low-resolution-files input=IN output=DIR/o noise=0,5 > noise=0,5 is written with a comma. Write noise=0.5, with a decimal point.
		synthesize-low-resolution-files input=IN output=DIR/o type=int8 > type=int8 is not available. Choices: float32, input.
		synthesize-low-resolution-files input=IN output=DIR/o texture=DIR/no > texture=DIR/no does not exist. Check the path.
		image-quality-of-files input=IN shard=2 output=DIR/t.csv > shard=2 is not a share of the files. Write i/n, such as shard=3/8 for the third of eight processes.
		train-srn output=DIR/m.safetensors > train-srn needs input=FOLDER-OR-FILES or pairs=FOLDER.
		train-srn input=IN pairs=DIR output=DIR/m.safetensors > input= and pairs= are given both. Give scans that are made coarse in training, or pairs that are ready.
		train-srn pairs=DIR output=DIR/m.safetensors > The folder DIR has no folder hr. Give one that synthesize-low-resolution-files has written, with hr and lr in it.
		train-srn pairs=IN output=DIR/m.safetensors > pairs=IN is a file. Give a folder.
		train-srn input=DIR > train-srn needs output=FILE.
		train-srn input=IN output=DIR/m.safetensors noise=0.6 > noise=0.6 is out of range. Give a number from 0 to 0.5.
		train-srn input=IN output=DIR/m.safetensors rate=0,001 > rate=0,001 is written with a comma. Write rate=0.001, with a decimal point.
		train-srn input=IN output=DIR/m.safetensors batch=0 > batch=0 is out of range. Give a number from 1 to 256.
		train-srn input=IN output=DIR/m.safetensors scale=3 > scale=3 is not available. Choices: 2, 4.
		train-srn input=IN output=DIR/m.safetensors game=poker > game=poker is not available. Choices: recipe, ragan, ragan-half, vanilla.
		train-srn input=IN output=DIR/m.safetensors loss=ddasr perceptual=-0.5 > A weight between -1 and 0 means nothing. Give 0 or more, or -1 for the recipe's own.
		train-srn input=IN output=DIR/m.safetensors loss=ddasr steps=100 > Adversarial training cannot start with warmup=1000 of 100 steps. Give a number below the number of steps, 0 for a start model that is trained already.
		train-srn input=IN output=DIR/m.safetensors preset=full > There is no SRN preset "full". Choose one of: tiny, small, base, large.
		train-srn input=IN output=DIR/m.safetensors architecture=rrdbnet preset=base > There is no RRDBNet preset "base". Choose one of: tiny, small, full.
		train-srn input=IN output=DIR/m.safetensors skip=cubic > skip=cubic is not available. Choices: none, bilinear, lanczos, sinc.
		train-ddasr texture=IN output=DIR/m.safetensors > train-ddasr needs input=FOLDER-OR-FILES.
		train-ddasr input=IN output=DIR/m.safetensors > method=train takes its look from low-resolution scans. Give some with texture=.
		train-ddasr input=IN texture=IN output=DIR/m.txt > The model file DIR/m.txt must end in .safetensors.
		train-ddasr input=IN texture=IN output=DIR/no/m.safetensors > output=DIR/no/m.safetensors cannot be written: the folder DIR/no does not exist. Make it first.
		train-ddasr input=IN texture=DIR/no output=DIR/m.safetensors > texture=DIR/no does not exist. Check the path.
		train-ddasr input=IN texture=IN output=DIR/m.safetensors crop=100 > A crop of 100 pixels does not suit mode native by 2. Give a multiple of 16, at least 64.
		train-ddasr input=IN texture=IN output=DIR/m.safetensors patch=12 > Training cannot start: patch=12 is out of range. Give a multiple of 8 from 8 to 512.
		train-ddasr input=IN texture=IN output=DIR/m.safetensors draws=0 > draws=0 is out of range. Give a number from 1 to 100.
		train-ddasr input=IN texture=IN output=DIR/m.safetensors scale=3 > scale=3 is not available. Choices: 2, 4.
		train-ddasr input=IN texture=IN output=DIR/m.safetensors hours=-1 > hours=-1 is out of range. Give a number from 0 to 1000.
		train-ddasr input=IN output=DIR/m.safetensors method=dsn-ulf-tiny scale=4 texture=IN > The model dsn-ulf-tiny shrinks by 2, not by 4. Choose factor 2 or another model.
		train-ddasr input=IN output=DIR/m.safetensors method=area > The slices of in are 2 × 2 pixels, smaller than 16 × 16 (8 × factor). Choose a smaller factor, another axis, or leave the file out.
		train-ddasr input=IN method=area > train-ddasr needs output=FILE: this installation has no models folder (system property ddasr.models, or models in Fiji's folder).
		train-srn input=IN output=DIR/m.safetensors device=cpu cards=2 > cards=2 needs 2 graphics cards from gpu:0 on; here are none. Give a smaller number.
		train-arssr output=DIR/m.safetensors > train-arssr needs input=FOLDER-OR-FILES.
		train-arssr input=IN > train-arssr needs output=FILE.
		train-arssr input=IN output=DIR/m.txt > The model file DIR/m.txt must end in .safetensors.
		train-arssr input=IN output=DIR/m.safetensors patch=15 > Training cannot start: patch=15 is out of range. Give an even number from 6 to 64.
		train-arssr input=IN output=DIR/m.safetensors smallest=3 largest=2 > Training cannot start: smallest=3.0 is out of range. Give above 1, at most largest.
		train-arssr input=IN output=DIR/m.safetensors thick=1.5 > Training cannot start: thick=1.5 is out of range. Give from 2 to 16, or 0 for no thick slices.
		train-arssr input=IN output=DIR/m.safetensors scales=published points=9000 > Training cannot start: points=9000 is out of range. Give from 1 to 8000, as many voxels as a patch has at scale 2.
		train-arssr input=IN output=DIR/m.safetensors downsampling=kspace > downsampling=kspace is not available. Did you mean k-space? Choices: mixed, blur, k-space, area, spline.
		train-arssr input=IN output=DIR/m.safetensors rule=published > rule=published is not available. Choices: cosine, halving.
		train-arssr input=IN output=DIR/m.safetensors > No training scan has 30 voxels along each axis, as patches need. Choose larger scans, or a smaller patch.
		train-arssr input=IN output=DIR/m.safetensors scales=published > No training scan has 40 voxels along each axis, as patches need. Choose larger scans, or scales=mixed.
		train-miassr output=DIR/m.safetensors > train-miassr needs input=FOLDER-OR-FILES.
		train-miassr input=IN > train-miassr needs output=FILE.
		train-miassr input=IN output=DIR/m.safetensors largest=9 > largest=9 is out of range. Give a number from 1.1 to 8.
		train-miassr input=IN output=DIR/m.safetensors smallest=3 largest=2.5 > smallest=3 is above largest=2.5. Give the smaller scale first.
		train-miassr input=IN output=DIR/m.safetensors largest=2,5 > largest=2,5 is written with a comma. Write largest=2.5, with a decimal point.
		train-miassr input=IN output=DIR/m.safetensors extractor=vgg > extractor=vgg is not available. Choices: edsr, srresnet, rdn.
		train-miassr input=IN output=DIR/m.safetensors game=wgan-gp > game=wgan-gp is not available. Choices: gan, ragan, wgan, scalegan.
		train-miassr input=IN output=DIR/m.safetensors downsampling=dsn > downsampling=dsn is not available. Choices: mixed, blur, k-space, area, published.
		train-miassr input=IN output=DIR/m.safetensors modalities=_t1,,_t2 > modalities=_t1,,_t2 is not a list of ends of file names, each once. Write them with commas between, such as _t1,_t2.
		train-miassr input=IN output=DIR/m.safetensors modalities=_t1 > The name of IN ends in none of modalities=_t1. Rename it, or leave it out.
		train-miassr input=IN output=DIR/m.safetensors steps=0 > steps=0 and gan=0 train nothing. Give a number of steps for one of them.
		train-miassr input=IN output=DIR/m.safetensors gan=5 perceptual=0 adversarial=0 > Training cannot start with perceptual and adversarial of 0. Give a number above 0 for one of them, or gan=0.
		train-miassr input=IN output=DIR/m.safetensors patch=40 > Training cannot start with patch=40. Give a multiple of 16 from 32 to 512.
		train-miassr input=IN output=DIR/m.safetensors freeze=true > freeze=true holds the feature extractor still, but there is no model that it comes from. Give one with start=.
		train-miassr input=IN output=DIR/m.txt > The model file DIR/m.txt must end in .safetensors.
		train-feature-network output=DIR/m.safetensors > train-feature-network needs input=FOLDER-OR-FILES.
		train-feature-network input=IN output=DIR/m.safetensors divisor=3 > divisor=3 is not available. Choices: 1, 2, 4, 8.
		compare-methods noise=0 > compare-methods needs input=FOLDER-OR-FILES.
		compare-methods input=IN seed=-1 > seed=-1 is out of range. Give a number from 0 to 1000000000.
		compare-methods input=DIR output=IN > output=IN is not a table. Give a name that ends in .csv or .md.
		compare-on-real-scans models=cubic > compare-on-real-scans needs input=FOLDER-OR-FILES.
		compare-on-real-scans input=IN models=cubic foreground=box > foreground=box would measure other pixels of each method, since each result has a foreground of its own. Leave it at none.
		compare-on-real-scans input=IN models=cubic window=basicsr > window=basicsr is for figures of files. Give auto, or two numbers such as 0:4095.
		compare-on-real-scans input=IN models=cubic subjects=sub-\\d > subjects=sub-\\d is not found in the file name in.nii. Give a pattern that all file names have.
		compare-on-real-scans input=IN output=DIR/o.txt > output=DIR/o.txt is not a table. Give a name that ends in .csv or .md.
		compare-on-real-scans input=IN picture=DIR/o.jpg > picture=DIR/o.jpg is not a picture. Give a name that ends in .png.
		compare-on-real-scans input=IN models=cubic metrics=psnr > psnr compares with a reference. Give reference=, or leave the metric out.
		compare-at-any-scale scales=2 > compare-at-any-scale needs input=FOLDER-OR-FILES.
		compare-at-any-scale input=IN scales=1,1,1 > scales=1,1,1 is not a scale. Write numbers from 1 to 16 such as 2.5, or three for x, y and z such as 1,1,5, one of them above 1.
		compare-at-any-scale input=IN dimensions=4 > dimensions=4 is not available. Choices: 2, 3.
		compare-at-any-scale input=IN noise=0,5 > noise=0,5 is written with a comma. Write noise=0.5, with a decimal point.
		compare-at-any-scale input=IN window=0:high > window=high is not a number. Give one on each side of the colon, such as 0:4095.
		compare-at-any-scale input=IN output=DIR/o.json > output=DIR/o.json is not a table. Give a name that ends in .csv or .md.
		compare-at-any-scale input=IN picture=DIR/o.jpg > picture=DIR/o.jpg is not a picture. Give a name that ends in .png.
		compare-at-any-scale input=IN methods=cubic scales=2 > in.nii (2 × 2 × 1 voxels) is too small for the scale ×2: one coarse voxel would be left. Leave out the scale or the volume.
		compare-images first=none > compare-images needs first=TITLE-OR-FILE.
		compare-images first=IN second=none > compare-images needs second=TITLE-OR-FILE.
		compare-images first=IN second=DIR/no.nii > There is neither an open image with the title "DIR/no.nii" nor a file of that name. Check the title or the path.
		compare-images first=IN second=IN output=DIR/o.jpg > output=DIR/o.jpg is not a picture. Give a name that ends in .png.
		compare-images first=IN second=IN slice=2 > slice=2 is out of range: in.nii has 1 slice. Give a number from 1 to 1, or 0 for the one that is shown.
		compare-images first=IN second=IN view=split > view=split is not available. Choices: curtain, montage.
		compare-images first=IN second=IN window=5 > window=5 is not a range of grey values. Write auto, or two numbers such as 0:4095.
		compare-images first=IN second=IN window=0:0,5 > window=0,5 is written with a comma. Write window=0.5, with a decimal point.
		compare-images first=IN second=IN titles=one > titles=one are not 2 titles. Write one for each image, separated by semicolons.
		difference-map first=none > difference-map needs first=TITLE-OR-FILE.
		difference-map first=IN second=none > difference-map needs second=TITLE-OR-FILE.
		difference-map first=IN second=IN range=-1 > range=-1 is out of range. Give a number from 0 to 1e30.
		difference-map first=IN second=IN output=IN > output=IN would overwrite IN. Give another name; the input is never overwritten.
		difference-map first=IN second=IN output=DIR/o.png > Output o.png has a suffix that is not written. Use .nii, .nii.gz, .hdr, .img, .tif or .tiff.
		image-quality > image-quality needs input=FILE.
		image-quality input=IN metrics=mean-gray > metrics=mean-gray is not available. Did you mean mean-grey? Choices: METRICS.
		image-quality input=IN metrics=psnr > psnr compares with a reference. Give reference=, or leave the metric out.
		image-quality input=IN metrics=; > The parameter "metrics" has no value. Write metrics=value.
		image-quality input=IN window=0,5 > window=0,5 is not a window. Write auto, none, full, basicsr, or two numbers such as 0:4095.
		image-quality input=IN window=0:0,5 > window=0,5 is written with a comma. Write window=0.5, with a decimal point.
		image-quality input=IN window=0:high > window=high is not a number. Give one on each side of the colon, such as 0:4095.
		image-quality input=IN window=5:5 > The intensity window [5.0, 5.0] is empty. Give a window whose upper end is above its lower end.
		image-quality input=IN first=2 metrics=mean-grey > first=2 is out of range: in has 1 slice along the axis native. Give a number from 1 to 1, or 0 for all.
		image-quality input=IN axis=oblique > axis=oblique is not available. Choices: native, axial, coronal, sagittal.
		image-quality input=IN skip=0,5 > skip=0,5 is written with a comma. Write skip=0.5, with a decimal point.
		image-quality input=IN skip=2 > skip=2 is out of range. Give a number from 0 to 1.
		image-quality input=IN blocksize=50 > blocksize=50 is not available. Choices: 96, 48, 24.
		image-quality input=IN output=DIR/t.txt > output=DIR/t.txt is not a table of figures. Give a name that ends in .csv or .json.
		image-quality input=IN reference=DIR/no.nii > There is neither an open image with the title "DIR/no.nii" nor a file of that name. Check the title or the path.
		image-quality-of-files input=IN > image-quality-of-files needs output=FILE.
		image-quality-of-files output=DIR/t.csv > image-quality-of-files needs input=FOLDER-OR-FILES.
		image-quality-of-files input=IN output=DIR/t.md > output=DIR/t.md is not a table of figures. Give a name that ends in .csv or .json.
		image-quality-of-files input=DIR/*.png output=DIR/t.csv > input=DIR/*.png does not exist. Check the path.
		image-quality-of-files input=IN reference=DIR/no output=DIR/t.csv > reference=DIR/no does not exist. Check the path.
		image-quality-of-files input=IN metrics=ssim output=DIR/t.csv > ssim compares with a reference. Give reference=, or leave the metric out.
		image-quality-of-files input=IN invalid=keep output=DIR/t.csv > invalid=keep is not available. Choices: refuse, mask.
		demo simulate=yes > simulate=yes is neither true nor false. Write simulate=true or simulate=false.
		demo output=IN > output=IN is a file. Give a folder.
		open-nifti > open-nifti needs input=FILE.
		open-nifti input=DIR/no.nii > input=DIR/no.nii does not exist. Check the path.
		save-as-nifti output=DIR/o.nii > save-as-nifti needs input=FILE.
		save-as-nifti input=IN output=DIR/o.png > Output o.png has a suffix that is not written. Use .nii, .nii.gz, .hdr, .img, .tif or .tiff.
		cite model=ms-sim > model=ms-sim is not available. Did you mean ms-ssim? Choices: CITED.
		cite output=DIR/references.txt > output=DIR/references.txt is not a file of references. Give a name that ends in .bib.
		cite output=IN > output=IN is not a file of references. Give a name that ends in .bib.
		train-srn input=IN output=DIR/m.safetensors plot=yes > plot=yes is neither true nor false. Write plot=true or plot=false.
		engine-information verbose=true > engine-information has no parameter "verbose". Parameters: download.
		""")
	void wrongInputGetsItsSentence(final String line, final String sentence) throws IOException {
		final Path in = folder.resolve("in.nii");
		MinimalNifti.write(in);
		final String[] args = Arrays.stream(line.split(" ")).map(word -> fill(word, in)).toArray(String[]::new);
		final Console c = Console.run(args);
		assertEquals(fill(sentence, in), c.sentence());
		assertTrue(c.code == CommandRunner.WRONG_USAGE || c.code == CommandRunner.FAILED, "exit code " + c.code);
		assertFalse(c.err.contains("\tat "), c.err);
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(List.of(in), files.toList());
		}
	}

	@Test
	void everyCommandRefusesAnUnknownKey() {
		try (Context context = new Context(CommandService.class, PluginService.class)) {
			for (final String name : new CommandCatalogue(context).names()) {
				final Console c = Console.run(name, "colour=red");
				assertTrue(c.err.startsWith(name + " has no parameter"), c.err);
				assertEquals(CommandRunner.WRONG_USAGE, c.code, name);
			}
		}
	}

	private String fill(final String text, final Path in) {
		return text.replaceAll("\\bDIR\\b", folder.toString()).replaceAll("\\bIN\\b", in.toString()).replace(
			"METRICS", String.join(", ", MetricChoice.all(true))).replace("MODELS", String.join(", ", Models.names())).replace("VOLUME", String
				.join(", ", Models.volumeNames())).replace("SLICES", String.join(", ", Models.sliceNetworks())).replace("SCALING", "miassr-t1-tiny, " + String
					.join(", ", Models.volumeNames())).replace("CITED",
				String.join(", ", new Cite().choicesOf("model")));
	}
}
